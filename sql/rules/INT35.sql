-- rule:     INT35
-- title:    The same child stands more than once in previous permanence
-- fix:      Keep one row for the child and remove the others
-- since:    2022-23
-- needs:    previous_permanence
-- reports:  previous_permanence
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as previous_permanence_row
from previous_permanence t
where exists (
  select 1
  from previous_permanence o
  where o.child = t.child
    and o.row_number <> t.row_number
)
