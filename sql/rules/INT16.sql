-- rule:     INT16
-- title:    The date of birth in a previous permanence row is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, previous_permanence
-- reports:  previous_permanence
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as previous_permanence_row
from previous_permanence t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
