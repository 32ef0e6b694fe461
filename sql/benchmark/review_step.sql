-- model:  review_step
-- about:  the start of care and each review after it, with the day the next review was due and the day
--     it was held: the second three months after the first, each later one six months after the one
--     before; step 0 is the start
-- grain:  child, started, step
select
  s.child, s.started, s.ended, s.step, s.from_start,
  case
    when s.step = 0 and s.from_start then s.first_due
    when s.step = 1 and s.from_start then cast(s.counted_from + interval '3 months' as date)
    else cast(s.counted_from + interval '6 months' as date)
  end as due,
  lead(s.counted_from) over (partition by s.child, s.started order by s.step) as held
from (
  select p.child, p.started, p.ended, p.first_due, p.from_start, p.counted_from,
         cast(0 as bigint) as step
  from review_period p
  union all
  select
    p.child, p.started, p.ended, p.first_due, p.from_start, v.review as counted_from,
    count(*) over (partition by p.child, p.started order by v.review) as step
  from review_period p
  join review_held v on v.child = p.child
    and v.review >= p.counted_from and (p.ended is null or v.review <= p.ended)
) s
