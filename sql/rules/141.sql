-- rule:     141
-- title:    Episode start date is not a real date
-- fix:      Enter the date the episode began as dd/mm/yyyy
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.decom is null
  and e.decom_raw is not null
