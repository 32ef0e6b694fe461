-- rule:     361
-- title:    Police protection lasts more than 72 hours
-- fix:      Check the start and end dates of the L1 episodes, or record the legal status that followed
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM, LS, DEC
-- severity: query
-- judged:   year_end
select s.row_number as episodes_row
from status_run s
where s.ls = 'L1'
  and s.days > 3
