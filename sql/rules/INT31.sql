-- rule:     INT31
-- title:    The same child stands more than once in the adoption rows
-- fix:      Keep one row for the child and remove the others
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as ad1_row
from ad1 t
where exists (
  select 1
  from ad1 o
  where o.child = t.child
    and o.row_number <> t.row_number
)
