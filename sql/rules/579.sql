-- rule:     579
-- title:    A decision to place for adoption was made while the one before it still stood
-- fix:      Enter when the earlier decision was reversed, or correct the date of this one
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED, DATE_PLACED_CEASED
-- severity: error
-- judged:   any_day
select o.row_number as placed_for_adoption_row
from (
  select
    p.row_number,
    p.date_placed,
    lag(p.row_number) over w as previous_row,
    lag(p.date_placed_ceased) over w as previous_ceased
  from placed_for_adoption p
  where p.child is not null
  window w as (partition by p.child order by p.date_placed asc nulls last, p.row_number)
) o
where o.previous_row is not null
  and (o.previous_ceased is null or o.date_placed < o.previous_ceased)
