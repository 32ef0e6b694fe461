-- rule:     705
-- title:    Order depriving of liberty starts while the child's order before it is still open or not yet over
-- fix:      Enter the end date of the earlier order, or correct the start date of this one
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_START, DOLO_END
-- severity: error
-- judged:   any_day
-- departs:  as the reference: a start is held against the end of the order before it; the quoted coding names the start
--           of that order, where an overlap would pass
select o.row_number as dolo_row
from (
  select
    d.row_number,
    d.dolo_start,
    lag(d.row_number) over w as previous_row,
    lag(d.dolo_end) over w as previous_end
  from dolo d
  where d.child is not null
  window w as (
    partition by d.child
    order by coalesce(d.dolo_end, d.dolo_start) asc nulls last, d.dolo_start asc nulls last, d.row_number
  )
) o
where o.previous_row is not null
  and (o.previous_end is null or o.dolo_start < o.previous_end)
