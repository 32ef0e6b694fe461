-- rule:     561
-- title:    The date of the decision to place is that of a decision which was reversed last year
-- fix:      Enter the date of the new decision, or remove the row of the decision reversed last year
-- since:    2022-23
-- needs:    placed_for_adoption, placed_for_adoption_last
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
join placed_for_adoption_last l on l.child = p.child
where p.date_placed_raw = l.date_placed_raw
  and (l.reason_placed_ceased is not null or l.date_placed_ceased_raw is not null)
