-- rule:     1003
-- title:    The decision to place for adoption is dated before the child came into care
-- fix:      Correct the date of the decision, or the start date of the period of care
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  episodes, placed_for_adoption
-- fields:   DATE_PLACED, DECOM, RNE
-- severity: error
-- judged:   any_day
select f.row_number as episodes_row, p.row_number as placed_for_adoption_row
from (
  select
    e.child,
    e.row_number,
    e.decom,
    row_number() over (partition by e.child order by e.decom asc nulls last, e.row_number) as position
  from episodes e
  where e.rne = 'S'
) f
join placed_for_adoption p on p.child = f.child
where f.position = 1
  and p.date_placed < f.decom
