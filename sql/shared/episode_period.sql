-- model:  episode_period
-- about:  the period of care that each episode with a readable start date belongs to: a new period begins where an
--    episode starts after the end of the one before it
-- grain:  row_number
with ordered as (
  select
    e.child,
    e.row_number,
    e.decom,
    lag(e.row_number) over (partition by e.child order by e.decom, e.row_number) as previous_row,
    lag(e.dec) over (partition by e.child order by e.decom, e.row_number) as previous_dec
  from episodes e
  where e.child is not null
    and e.decom is not null
)
select
  o.row_number,
  o.child,
  sum(case when o.previous_row is null or o.decom > o.previous_dec then 1 else 0 end)
    over (partition by o.child order by o.decom, o.row_number) as period
from ordered o
