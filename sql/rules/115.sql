-- rule:     115
-- title:    The date of the decision to place the child for adoption is not a real date
-- fix:      Enter the date of the decision as day, month and year
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where p.date_placed_raw is not null
  and p.date_placed is null
