-- rule:     704
-- title:    Order depriving of liberty ends before or after the year of the return
-- fix:      Correct the end date of the order; leave out an order that ended in an earlier year
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_END
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select d.row_number as dolo_row
from dolo d
where d.dolo_end < cast($period_start as date)
   or d.dolo_end > cast($period_end as date)
