-- model:  status_run
-- about:  unbroken stretches of one emergency legal status (L1, L2) of a child and their length in days; an episode
--    joins the one before it when that one was followed on its last day
-- grain:  row_number
-- params: period_end
with linked as (
  select
    e.row_number,
    e.child,
    e.ls,
    e.decom,
    coalesce(e.dec, cast($period_end as date)) as dec,
    coalesce(lead(e.decom) over (partition by e.child order by e.decom asc nulls last, e.row_number)
      = coalesce(e.dec, cast($period_end as date)), false) as followed
  from episodes e
  where e.child is not null
),
begun as (
  select
    l.row_number,
    l.child,
    l.ls,
    l.decom,
    l.dec,
    case
      when lag(l.followed) over (partition by l.child, l.ls order by l.decom asc nulls last, l.row_number) then 0
      else 1
    end as begins
  from linked l
  where l.ls in ('L1', 'L2')
),
numbered as (
  select
    b.row_number,
    b.child,
    b.ls,
    b.decom,
    b.dec,
    sum(b.begins) over (partition by b.child, b.ls order by b.decom asc nulls last, b.row_number) as run
  from begun b
)
select
  n.row_number,
  n.child,
  n.ls,
  n.run,
  max(n.dec) over (partition by n.child, n.ls, n.run) - min(n.decom) over (partition by n.child, n.ls, n.run) as days
from numbered n
