-- rule:     583
-- title:    The child has a later decision to place for adoption, and this one has no date of reversal
-- fix:      Enter the date and the reason of the reversal of this decision
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED, DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
-- departs:  the latest decision is found by date, as in the Department's coding; the reference sorts the dates as
--           text
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
join last_decision d on d.child = p.child
where p.row_number <> d.row_number
  and p.date_placed_ceased_raw is null
