-- rule:     INT01
-- title:    An adoption row belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, ad1
-- reports:  ad1
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as ad1_row
from ad1 t
where not exists (select 1 from header h where h.child = t.child)
