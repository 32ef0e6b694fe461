-- rule:     523
-- title:    The decision to place for adoption and the decision that adoption is best for the child have different
--           dates
-- fix:      Give both decisions the same date
-- since:    2022-23
-- needs:    placed_for_adoption, ad1
-- reports:  placed_for_adoption, ad1
-- fields:   DATE_PLACED, DATE_INT
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row, a.row_number as ad1_row
from placed_for_adoption p
join ad1 a on a.child = p.child
where a.date_int <> p.date_placed
