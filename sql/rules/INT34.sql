-- rule:     INT34
-- title:    The same child stands more than once in the care leaver records
-- fix:      Keep one row for the child and remove the others
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as oc3_row
from oc3 t
where exists (
  select 1
  from oc3 o
  where o.child = t.child
    and o.row_number <> t.row_number
)
