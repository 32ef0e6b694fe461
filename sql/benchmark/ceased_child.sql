-- model:  ceased_child
-- about:  the children who ceased to be looked after in the year, by the last cease in it: an
--     episode that is no short break and ended with a reason other than X1; a blank reason is no
--     cease
-- grain:  child
-- params: period_start
select c.child, c.ceased, c.reason
from (
  select
    e.child, e.dec as ceased, e.rec as reason,
    row_number() over (partition by e.child order by e.dec desc, e.decom desc, e.row_number) as choice
  from episodes e
  cross join reporting r
  where e.child is not null
    and e.rec <> 'X1'
    and e.dec >= cast($period_start as date)
    and e.dec <= r.on_date
    and (e.ls is null or e.ls not in ('V3', 'V4'))
) c
where c.choice = 1
