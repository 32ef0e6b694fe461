-- indicator:   flow_ceased
-- name:        Children ceasing to be looked after in the year
-- family:      flow
-- unit:        count
-- polarity:    neutral
-- reference:   EES children ceasing to be looked after; LAIT 392
-- numerator:   children of the cohort
-- denominator: none
-- cohort:      children who ceased to be looked after in the year, the last cease only; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
select
  'flow_ceased' as indicator,
  r.period,
  r.geography,
  'total' as breakdown,
  t.n as numerator,
  cast(null as bigint) as denominator,
  cast(t.n as decimal(18, 1)) as value
from reporting r
cross join (select count(*) as n from ceased_child) t
