-- rule:     INT18
-- title:    The date of birth in the row on unaccompanied asylum-seeking children is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, uasc
-- reports:  uasc
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as uasc_row
from uasc t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
