-- rule:     706
-- title:    Order depriving of liberty was left open last year, and this year's first order of the child is another or
--           there is none
-- fix:      Add the order to this year's return with the start date it had last year, or correct that date
-- since:    2026-27
-- needs:    dolo, dolo_last
-- reports:  dolo_last
-- fields:   DOLO_START
-- severity: error
-- judged:   any_day
-- departs:  as the Department's coding: the child's last order of last year against the first of this year; the
--           reference takes every open order against any, and marks rows of the wrong table
select l.row_number as dolo_last_row
from (
  select
    b.child,
    b.row_number,
    b.dolo_start_raw,
    b.dolo_end_raw,
    row_number() over (partition by b.child order by b.dolo_start desc, b.row_number) as from_latest
  from dolo_last b
  where b.child is not null
    and b.dolo_start is not null
) l
left join (
  select
    d.child,
    d.dolo_start_raw,
    row_number() over (partition by d.child order by d.dolo_start asc nulls last, d.row_number) as from_earliest
  from dolo d
) f on f.child = l.child and f.from_earliest = 1
where l.from_latest = 1
  and l.dolo_end_raw is null
  and (f.dolo_start_raw is distinct from l.dolo_start_raw)
