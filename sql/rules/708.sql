-- rule:     708
-- title:    Order depriving of liberty starts on the child's date of birth or before
-- fix:      Correct the start date of the order or the date of birth beside it
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_START
-- severity: error
-- judged:   any_day
select d.row_number as dolo_row
from dolo d
where d.dolo_start <= d.dob
