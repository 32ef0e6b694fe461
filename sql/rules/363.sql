-- rule:     363
-- title:    Child assessment order lasts more than 7 days
-- fix:      Check the start and end dates of the L3 episodes, or record the legal status that followed
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, DECOM, DEC
-- severity: query
-- judged:   year_end
select s.row_number as episodes_row
from status_file_run s
where s.ls = 'L3'
  and s.days > 7
