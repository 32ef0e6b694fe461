-- rule:     563
-- title:    The plan of adoption was given up, but there is no date on which it was decided
-- fix:      Enter the date of the decision to place, or remove the date and the reason of its reversal
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED, REASON_PLACED_CEASED, DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where p.reason_placed_ceased is not null
  and p.date_placed_ceased_raw is not null
  and p.date_placed_raw is null
