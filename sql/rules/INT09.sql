-- rule:     INT09
-- title:    A row on unaccompanied asylum-seeking children belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, uasc
-- reports:  uasc
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as uasc_row
from uasc t
where not exists (select 1 from header h where h.child = t.child)
