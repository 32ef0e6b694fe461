-- rule:     INT08
-- title:    A review belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, reviews
-- reports:  reviews
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as reviews_row
from reviews t
where not exists (select 1 from header h where h.child = t.child)
