-- rule:     1006
-- title:    The type of an absence is not a known code
-- fix:      Enter M for missing or A for away without authorisation
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MISSING
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.missing is not null
  and not exists (select 1 from code_missing c where c.code = m.missing)
