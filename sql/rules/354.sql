-- rule:     354
-- title:    Episode begins after the last day of the collection year
-- fix:      Correct the start date, or report the episode in the year in which it begins
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
-- departs:  tests the start date as the reference does, although its message speaks of the end date (which
--           rule 385 tests); no coding is known
-- params:   period_end
select e.row_number as episodes_row
from episodes e
where e.decom > cast($period_end as date)
