-- rule:     554
-- title:    The decision to place for adoption is dated after the placement order
-- fix:      Correct the date of the decision, or the start date of the first episode under the order
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  episodes, placed_for_adoption
-- fields:   DATE_PLACED, DECOM, LS
-- severity: error
-- judged:   any_day
-- departs:  takes the first episode under the order in each period of care, as the Department's coding does; the
--           reference takes the first one in the file
select f.row_number as episodes_row, p.row_number as placed_for_adoption_row
from (
  select
    e.child,
    e.row_number,
    e.decom,
    row_number() over (partition by o.child, o.period order by e.decom, e.row_number) as position
  from episode_period o
  join episodes e on e.row_number = o.row_number
  where e.ls = 'E1'
) f
join placed_for_adoption p on p.child = f.child
where f.position = 1
  and p.date_placed > f.decom
