-- rule:     INT36
-- title:    The same child stands more than once in the rows on unaccompanied asylum-seeking children
-- fix:      Keep one row for the child and remove the others
-- since:    2022-23
-- needs:    uasc
-- reports:  uasc
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as uasc_row
from uasc t
where exists (
  select 1
  from uasc o
  where o.child = t.child
    and o.row_number <> t.row_number
)
