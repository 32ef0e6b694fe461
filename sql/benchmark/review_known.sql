-- model:  review_known
-- about:  one row: the first day from which reviews are known, and whether last year's reviews and
--     episodes are there
-- grain:  known_from
-- params: collection_year, period_start, previous_start
select
  case when l.n > 0 then cast($previous_start as date) else cast($period_start as date) end
    as known_from,
  l.n > 0 and y.n > 0 as complete
from (select count(v.review) as n from reviews_last v) l
cross join (
  select count(*) as n
  from history_year h
  where h.collection_year = cast($collection_year as bigint) - 1
) y
