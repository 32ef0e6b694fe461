-- rule:     116
-- title:    The date on which the plan of adoption was given up is not a real date
-- fix:      Enter the date on which the decision to place was reversed as day, month and year
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where p.date_placed_ceased_raw is not null
  and p.date_placed_ceased is null
