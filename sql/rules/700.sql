-- rule:     700
-- title:    Start date of the order depriving of liberty is blank or no date
-- fix:      Enter the day the order began, as dd/mm/yyyy
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_START
-- severity: error
-- judged:   any_day
select d.row_number as dolo_row
from dolo d
where d.dolo_start is null
