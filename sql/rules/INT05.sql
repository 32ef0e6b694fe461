-- rule:     INT05
-- title:    A health row belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, oc2
-- reports:  oc2
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as oc2_row
from oc2 t
where not exists (select 1 from header h where h.child = t.child)
