-- rule:     147
-- title:    Episode end date is not a real date
-- fix:      Enter the date the episode ended as dd/mm/yyyy, or leave it blank while the episode is open
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DEC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.dec is null
  and e.dec_raw is not null
