-- rule:     703
-- title:    Order depriving of liberty starts after 31 March, the end of the year
-- fix:      Correct the start date of the order, or leave it for next year's return
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_START
-- severity: error
-- judged:   any_day
-- params:   period_end
select d.row_number as dolo_row
from dolo d
where d.dolo_start > cast($period_end as date)
