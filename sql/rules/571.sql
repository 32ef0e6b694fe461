-- rule:     571
-- title:    An absence ends before or after the collection year
-- fix:      Correct the end date, remove an absence that ended in an earlier year, or leave the end date blank if
--           still absent on 31 March
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_END
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select m.row_number as missing_row
from missing m
where m.mis_end < cast($period_start as date)
   or m.mis_end > cast($period_end as date)
