-- rule:     362
-- title:    Emergency protection order lasts more than 21 days
-- fix:      Check the start and end dates of the L2 episodes, or record the legal status that followed
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM, LS, DEC
-- severity: query
-- judged:   year_end
select s.row_number as episodes_row
from status_run s
where s.ls = 'L2'
  and s.days > 21
