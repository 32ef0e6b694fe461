-- rule:     INT04
-- title:    An absence belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, missing
-- reports:  missing
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as missing_row
from missing t
where not exists (select 1 from header h where h.child = t.child)
