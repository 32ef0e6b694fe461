-- rule:     565
-- title:    An absence has a start date but no type
-- fix:      Enter whether the child was missing or away without authorisation, or remove the start date
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MISSING, MIS_START
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_start_raw is not null
  and m.missing is null
