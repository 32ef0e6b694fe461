-- model:  last_decision
-- about:  the latest decision to place each child for adoption: by its date, decisions without a readable date last,
--    of equal dates the one that stands first in the file
-- grain:  child
select o.child, o.row_number
from (
  select
    p.child,
    p.row_number,
    row_number() over (partition by p.child order by p.date_placed desc nulls last, p.row_number) as position
  from placed_for_adoption p
  where p.child is not null
) o
where o.position = 1
