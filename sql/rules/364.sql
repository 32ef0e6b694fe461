-- rule:     364
-- title:    Detention in the authority's accommodation under PACE lasts more than 21 days
-- fix:      Check the start and end dates of the J2 episodes, or record the legal status that followed
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, DECOM, DEC
-- severity: query
-- judged:   year_end
select s.row_number as episodes_row
from status_file_run s
where s.ls = 'J2'
  and s.days > 21
