-- rule:     118
-- title:    The plan of adoption was given up before this year began or before the child came into care
-- fix:      Correct the date on which the decision to place was reversed, or the start date of the first episode
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  episodes, placed_for_adoption
-- fields:   DATE_PLACED_CEASED, DECOM, LS
-- severity: error
-- judged:   any_day
-- params:   period_start
select f.row_number as episodes_row, p.row_number as placed_for_adoption_row
from (
  select
    e.child,
    e.row_number,
    e.decom,
    row_number() over (partition by e.child order by e.decom, e.row_number) as position
  from episodes e
  where e.decom is not null
    and coalesce(e.ls, '') not in ('V3', 'V4')
) f
join placed_for_adoption p on p.child = f.child
where f.position = 1
  and (p.date_placed_ceased < f.decom or p.date_placed_ceased < cast($period_start as date))
