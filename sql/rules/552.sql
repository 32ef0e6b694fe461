-- rule:     552
-- title:    The child was placed with adopters before the date of the decision to place for adoption
-- fix:      Correct the date of the decision, or the start date or the type of the placement
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  placed_for_adoption, episodes
-- fields:   DATE_PLACED, DECOM
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row, f.row_number as episodes_row
from (
  select
    e.child,
    e.row_number,
    e.decom,
    row_number() over (partition by e.child order by e.decom asc nulls last, e.row_number) as position
  from episodes e
  where e.place in ('A3', 'A4', 'A5', 'A6')
) f
join last_decision d on d.child = f.child
join placed_for_adoption p on p.row_number = d.row_number
where f.position = 1
  and f.decom < p.date_placed
