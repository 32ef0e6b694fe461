-- rule:     586
-- title:    An absence starts on or before the day the child was born
-- fix:      Correct the start date of the absence, or the date of birth
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_START
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_start <= m.dob
