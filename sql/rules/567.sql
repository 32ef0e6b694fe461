-- rule:     567
-- title:    An absence ends before it starts
-- fix:      Correct the start date or the end date of the absence
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_START, MIS_END
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_start > m.mis_end
