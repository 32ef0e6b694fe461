-- rule:     1004
-- title:    The start date of an absence is blank or not a readable date
-- fix:      Enter the date the absence began
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_START
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_start is null
