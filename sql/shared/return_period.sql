-- model:  return_period
-- about:  the periods of care that the episodes of a child form: a new one begins where an episode starts after the
--    end of the one before it; its end is the end of its last episode, null while open
-- grain:  child, period
with ordered as (
  select
    e.child,
    e.row_number,
    e.decom,
    e.dec,
    lag(e.row_number) over (partition by e.child order by e.decom, e.row_number) as previous_row,
    lag(e.dec) over (partition by e.child order by e.decom, e.row_number) as previous_dec
  from episodes e
  where e.child is not null
    and e.decom is not null
),
numbered as (
  select
    o.child,
    o.row_number,
    o.decom,
    o.dec,
    sum(case when o.previous_row is null or o.decom > o.previous_dec then 1 else 0 end)
      over (partition by o.child order by o.decom, o.row_number) as period
  from ordered o
),
placed as (
  select
    n.child,
    n.period,
    n.decom,
    n.dec,
    row_number() over (partition by n.child, n.period order by n.decom desc, n.row_number desc) as from_end
  from numbered n
)
select
  p.child,
  p.period,
  min(p.decom) as start_date,
  max(case when p.from_end = 1 then p.dec end) as end_date
from placed p
group by p.child, p.period
