-- indicator:   stock_cla_count
-- name:        Children looked after on 31 March
-- family:      stock
-- unit:        count
-- polarity:    neutral
-- reference:   EES children looked after, numbers and rates; LAIT 332
-- numerator:   children of the cohort
-- denominator: none
-- cohort:      children looked after on 31 March, or on as_at while the year still runs; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
select
  'stock_cla_count' as indicator,
  r.period,
  r.geography,
  'total' as breakdown,
  t.n as numerator,
  cast(null as bigint) as denominator,
  cast(t.n as decimal(18, 1)) as value
from reporting r
cross join (select count(*) as n from stock_child) t
