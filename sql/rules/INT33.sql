-- rule:     INT33
-- title:    The same child stands more than once in the health rows
-- fix:      Keep one row for the child and remove the others
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as oc2_row
from oc2 t
where exists (
  select 1
  from oc2 o
  where o.child = t.child
    and o.row_number <> t.row_number
)
