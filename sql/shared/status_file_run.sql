-- model:  status_file_run
-- about:  stretches of one short legal status (L3, J2) of a child, taken in the order of the file, and the days that
--    their episodes add up to; a new stretch begins with another child or after a gap
-- grain:  row_number
-- params: period_end
with dated as (
  select
    e.row_number,
    e.child,
    e.ls,
    e.decom,
    case when e.dec_raw is null then cast($period_end as date) else e.dec end as dec
  from episodes e
  where e.ls in ('L3', 'J2')
    and e.decom is not null
),
begun as (
  select
    d.row_number,
    d.child,
    d.ls,
    d.decom,
    d.dec,
    case
      when d.child = lag(d.child) over (partition by d.ls order by d.row_number)
        and not coalesce(d.decom > lag(d.dec) over (partition by d.ls order by d.row_number), false) then 0
      else 1
    end as begins
  from dated d
),
numbered as (
  select
    b.row_number,
    b.child,
    b.ls,
    b.decom,
    b.dec,
    sum(b.begins) over (partition by b.ls order by b.row_number) as run
  from begun b
)
select
  n.row_number,
  n.child,
  n.ls,
  n.run,
  sum(n.dec - n.decom) over (partition by n.ls, n.run) as days
from numbered n
where n.child is not null
