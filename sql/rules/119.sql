-- rule:     119
-- title:    The plan of adoption was given up, but only the date or only the reason is filled in
-- fix:      Enter both the date and the reason of the reversal, or neither
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   REASON_PLACED_CEASED, DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where (p.date_placed_ceased_raw is null) <> (p.reason_placed_ceased is null)
