-- rule:     INT13
-- title:    The date of birth in an absence is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, missing
-- reports:  missing
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as missing_row
from missing t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
