-- rule:     426
-- title:    The child has both kinds of short-break legal status in the year
-- fix:      Use V3 or V4 for all of the child's short breaks, not both
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls in ('V3', 'V4')
  and exists (
      select 1
      from episodes o
      where o.child = e.child
        and o.ls in ('V3', 'V4')
        and o.ls <> e.ls
  )
