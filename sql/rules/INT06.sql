-- rule:     INT06
-- title:    A care leaver record belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, oc3
-- reports:  oc3
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as oc3_row
from oc3 t
where not exists (select 1 from header h where h.child = t.child)
