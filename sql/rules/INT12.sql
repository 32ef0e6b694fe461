-- rule:     INT12
-- title:    The date of birth in an adoption decision is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as placed_for_adoption_row
from placed_for_adoption t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
