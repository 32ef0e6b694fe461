-- rule:     INT15
-- title:    The date of birth in a care leaver record is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, oc3
-- reports:  oc3
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as oc3_row
from oc3 t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
