-- model:  first_episode_last
-- about:  the episode of last year's return with the earliest readable start date of each child; of equal dates the one
--    that stands first in the file
-- grain:  child
select o.child, o.row_number
from (
  select
    e.child,
    e.row_number,
    row_number() over (partition by e.child order by e.decom asc, e.row_number) as position
  from episodes_last e
  where e.child is not null
    and e.decom is not null
) o
where o.position = 1
