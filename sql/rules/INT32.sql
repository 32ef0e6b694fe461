-- rule:     INT32
-- title:    The same child stands more than once in the header
-- fix:      Keep one row for the child and remove the others
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as header_row
from header t
where exists (
  select 1
  from header o
  where o.child = t.child
    and o.row_number <> t.row_number
)
