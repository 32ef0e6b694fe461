-- rule:     INT11
-- title:    The date of birth in an adoption row is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, ad1
-- reports:  ad1
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as ad1_row
from ad1 t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
