-- rule:     INT03
-- title:    An episode belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as episodes_row
from episodes t
where not exists (select 1 from header h where h.child = t.child)
