-- rule:     584
-- title:    A decision to place is not later than one that was reversed last year, or has no date
-- fix:      Enter the date of the new decision, or remove the row of the decision reversed last year
-- since:    2022-23
-- needs:    placed_for_adoption, placed_for_adoption_last
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED
-- severity: error
-- judged:   any_day
-- departs:  compares dates row by row and asks for a date last year, as in the Department's coding; the reference
--           compares text, mixes up rows and does not ask for that date
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
join placed_for_adoption_last l on l.child = p.child
where (l.date_placed_ceased_raw is not null or l.reason_placed_ceased is not null)
  and (
    p.date_placed <= l.date_placed
    or (p.date_placed_raw is null and l.date_placed_raw is not null)
  )
