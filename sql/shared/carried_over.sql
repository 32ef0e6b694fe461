-- model:    carried_over
-- about:    the episodes that should be one and the same on both sides of the year end: the first episode of a child
--           this year and the last one of last year, where that one has no readable end date
-- grain:    child
select
  f.child,
  f.row_number,
  b.row_number as last_row_number
from first_episode f
join last_episode_last b on b.child = f.child
join episodes_last l on l.row_number = b.row_number
where l.dec is null
