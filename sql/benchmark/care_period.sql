-- model:  care_period
-- about:  the unbroken periods of care as far back as episodes are held; start_known says whether the
--     first row held is the start itself
-- grain:  child, started
select
  g.child, g.started, g.ended, g.start_known,
  lead(g.started) over (partition by g.child order by g.started) as next_started
from (
  select
    p.child,
    min(p.decom) as started,
    case when count(*) > count(p.dec) then null else max(p.dec) end as ended,
    max(case when p.begins = 1 and p.rne = 'S' then 1 else 0 end) = 1 as start_known
  from (
    select
      b.child, b.decom, b.dec, b.rne, b.begins,
      sum(b.begins) over (partition by b.child order by b.decom) as period_no
    from care_row b
  ) p
  group by p.child, p.period_no
) g
