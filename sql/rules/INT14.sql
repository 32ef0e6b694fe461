-- rule:     INT14
-- title:    The date of birth in a health row is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, oc2
-- reports:  oc2
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as oc2_row
from oc2 t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
