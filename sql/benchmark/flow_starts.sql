-- indicator:   flow_starts
-- name:        Children starting to be looked after in the year
-- family:      flow
-- unit:        count
-- polarity:    neutral
-- reference:   EES children starting to be looked after; LAIT 376
-- numerator:   children of the cohort
-- denominator: none
-- cohort:      children who started to be looked after in the year, the first start only; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
select
  'flow_starts' as indicator,
  r.period,
  r.geography,
  'total' as breakdown,
  t.n as numerator,
  cast(null as bigint) as denominator,
  cast(t.n as decimal(18, 1)) as value
from reporting r
cross join (select count(*) as n from started_child) t
