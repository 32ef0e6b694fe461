-- rule:     INT07
-- title:    A previous permanence row belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, previous_permanence
-- reports:  previous_permanence
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as previous_permanence_row
from previous_permanence t
where not exists (select 1 from header h where h.child = t.child)
