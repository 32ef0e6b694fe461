-- model:  episode_sorted
-- about:  the episodes of each child in the order of their start dates; start dates that are blank or unreadable come
--    last, equal dates keep the order of the file
-- grain:  row_number
select
  e.row_number,
  e.child,
  row_number() over w as position,
  lag(e.row_number) over w as previous_row,
  lead(e.row_number) over w as next_row
from episodes e
where e.child is not null
window w as (partition by e.child order by e.decom asc nulls last, e.row_number)
