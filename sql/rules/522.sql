-- rule:     522
-- title:    The plan of adoption was given up before it was decided on
-- fix:      Correct the date of the decision to place or the date of its reversal
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED, DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where p.date_placed_ceased < p.date_placed
