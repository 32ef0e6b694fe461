-- rule:     560
-- title:    The date of the decision to place is not that of last year, although that decision was not reversed
-- fix:      Give the decision the date that it had last year, or correct last year's return
-- since:    2022-23
-- needs:    placed_for_adoption, placed_for_adoption_last
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED, DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
join placed_for_adoption_last l on l.child = p.child
where l.date_placed_raw is not null
  and l.date_placed_ceased_raw is null
  and (p.date_placed_raw is distinct from l.date_placed_raw)
