-- rule:     117
-- title:    A decision on adoption, or its reversal, is dated after the year or after the end of the child's latest
--           episode
-- fix:      Correct the date of the decision or of its reversal, or the end date of the episode
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  episodes, placed_for_adoption
-- fields:   DATE_PLACED_CEASED, DATE_PLACED, DEC, REC, DECOM
-- severity: error
-- judged:   any_day
-- params:   period_end
select l.row_number as episodes_row, p.row_number as placed_for_adoption_row
from (
  select
    e.child,
    e.row_number,
    e.dec,
    row_number() over (partition by e.child order by e.decom desc, e.row_number) as position
  from episodes e
  where e.decom is not null
    and (e.rec is distinct from 'X1')
) l
join placed_for_adoption p on p.child = l.child
where l.position = 1
  and (
    p.date_placed > cast($period_end as date)
    or p.date_placed > l.dec
    or p.date_placed_ceased > cast($period_end as date)
    or p.date_placed_ceased > l.dec
  )
