-- model:  review_due
-- about:  the reviews that concern the year: held in it, or due by its end and not held before it; a
--     child who left by the day a review was due owed none; on_time is null where the review before
--     is not known and this one cannot be told to be late
-- grain:  child, started, step
-- params: period_start
select
  q.child, q.started, q.step, q.due, q.held,
  case
    when q.held is null or q.held > q.due then false
    when q.step = 0 and not q.from_start then null
    else true
  end as on_time
from review_step q
cross join reporting r
where (q.held >= cast($period_start as date))
   or (q.held is null and q.due <= r.on_date and (q.ended is null or q.ended > q.due))
