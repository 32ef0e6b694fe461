-- rule:     566
-- title:    An absence has an end date but no type
-- fix:      Enter whether the child was missing or away without authorisation, or remove the end date
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MISSING, MIS_END
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_end_raw is not null
  and m.missing is null
