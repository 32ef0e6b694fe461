-- model:  care_period
-- about:  the unbroken periods of care as far back as episodes are held: a new one begins at a start
--     (RNE S) or after a gap; start_known says whether the first row held is the start itself
-- grain:  child, started
select
  p.child,
  min(p.decom) as started,
  case when count(*) > count(p.dec) then null else max(p.dec) end as ended,
  max(case when p.begins = 1 and p.rne = 'S' then 1 else 0 end) = 1 as start_known,
  lead(min(p.decom)) over (partition by p.child order by min(p.decom)) as next_started
from (
  select
    b.child, b.decom, b.dec, b.rne, b.begins,
    sum(b.begins) over (partition by b.child order by b.decom
                        rows between unbounded preceding and current row) as period_no
  from (
    select
      h.child, h.decom, h.dec, h.rne,
      case
        when h.rne = 'S' then 1
        when lag(h.decom) over (partition by h.child order by h.decom) is null then 1
        when lag(h.dec) over (partition by h.child order by h.decom) < h.decom then 1
        else 0
      end as begins
    from care_history h
  ) b
) p
group by p.child, p.period_no
