-- rule:     1005
-- title:    The end date of an absence is not a readable date
-- fix:      Enter the date the absence ended, or leave it blank while the child is absent
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_END
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_end is null
  and m.mis_end_raw is not null
