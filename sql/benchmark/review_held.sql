-- model:  review_held
-- about:  the days on which a child had a review, of this year's return and last year's, up to the day
--     the indicators are judged on
-- grain:  child, review
select distinct u.child, u.review
from (
  select v.child, v.review from reviews v
  union all
  select l.child, l.review from reviews_last l
) u
cross join reporting r
where u.child is not null
  and u.review <= r.on_date
