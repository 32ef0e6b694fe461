-- rule:     INT21
-- title:    The sex in the row on unaccompanied asylum-seeking children is not the one in the header
-- fix:      Find the right code and correct the other one
-- since:    2022-23
-- needs:    header, uasc
-- reports:  uasc
-- fields:   SEX
-- severity: error
-- judged:   any_day
select u.row_number as uasc_row
from uasc u
where exists (
  select 1
  from header h
  where h.child = u.child
    and h.sex <> u.sex
)
