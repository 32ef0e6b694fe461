-- rule:     564
-- title:    An absence has a type but no start date
-- fix:      Enter the date the absence began, or remove the type
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MISSING, MIS_START
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.missing in ('M', 'A')
  and m.mis_start_raw is null
