-- rule:     385
-- title:    Episode ends after the last day of the collection year
-- fix:      Correct the end date, or leave it blank while the episode is open on 31 March
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DEC
-- severity: error
-- judged:   any_day
-- params:   period_end
select e.row_number as episodes_row
from episodes e
where e.dec > cast($period_end as date)
