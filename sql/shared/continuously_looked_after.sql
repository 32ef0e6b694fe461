-- model:  continuously_looked_after
-- about:  the children looked after all through the year: at least one episode reaches into the year, none begins a
--    period of care after its first day, none ends one before its last day, and none is a short break
-- grain:  child
-- params: period_start, period_end
select e.child
from episodes e
where e.child is not null
group by e.child
having max(case
    when e.decom <= cast($period_end as date) and (e.dec >= cast($period_start as date) or e.dec is null) then 1
    else 0
  end) = 1
  and max(case
    when e.rne = 'S' and e.decom > cast($period_start as date) and e.decom <= cast($period_end as date) then 1
    when (e.rec is distinct from 'X1') and e.dec >= cast($period_start as date) and e.dec < cast($period_end as date) then 1
    when e.ls in ('V3', 'V4') and e.decom <= cast($period_end as date)
      and (e.dec >= cast($period_start as date) or e.dec is null) then 1
    else 0
  end) = 0
