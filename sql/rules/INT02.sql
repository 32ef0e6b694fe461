-- rule:     INT02
-- title:    An adoption decision belongs to a child who is not in the header
-- fix:      Correct the child identifier, or add the child to the header
-- since:    2022-23
-- needs:    header, placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select t.row_number as placed_for_adoption_row
from placed_for_adoption t
where not exists (select 1 from header h where h.child = t.child)
