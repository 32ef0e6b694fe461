-- model:  review_period
-- about:  the periods of care of four weeks or more that reach into the year, with the day the first
--     review was due (20 working days after the start); where that day or the start lies before
--     reviews are known, reviews are counted from the first known day instead
-- grain:  child, started
-- params: period_start
select
  p.child, p.started, p.ended, p.first_due, p.from_start,
  case when p.from_start then p.started
       else greatest(p.started, p.known_from) end as counted_from
from (
  select
    c.child, c.started, c.ended, k.known_from, e.day as first_due,
    c.start_known and coalesce(e.day >= k.known_from, false) as from_start
  from care_period c
  cross join reporting r
  cross join review_known k
  left join working_calendar b on b.day = c.started
  left join working_calendar e on e.working = 1 and e.working_days = b.working_days + 20
  where (c.ended is null or c.ended > cast($period_start as date))
    and least(coalesce(c.ended, r.on_date), r.on_date) - c.started >= 28
) p
