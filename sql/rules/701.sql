-- rule:     701
-- title:    End date of the order depriving of liberty is no date
-- fix:      Correct the end date of the order, as dd/mm/yyyy, or leave it blank while the order is in force
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_END
-- severity: error
-- judged:   any_day
select d.row_number as dolo_row
from dolo d
where d.dolo_end is null
  and d.dolo_end_raw is not null
