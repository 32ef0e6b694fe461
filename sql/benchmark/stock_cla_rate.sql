-- indicator:   stock_cla_rate
-- name:        Looked after on 31 March per 10,000 children under 18
-- family:      stock
-- unit:        rate per 10,000
-- polarity:    neutral
-- reference:   EES children looked after, numbers and rates; LAIT 124; 2042SC
-- numerator:   children of the cohort
-- denominator: people aged 0 to 17 in the mid-year estimate of the year before
-- cohort:      children looked after on 31 March, or on as_at while the year still runs; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
-- takes:       population
-- params:      authority, collection_year
select
  'stock_cla_rate' as indicator,
  r.period,
  r.geography,
  'total' as breakdown,
  t.n as numerator,
  p.d as denominator,
  cast((20000 * t.n + p.d) / (2 * nullif(p.d, 0)) as decimal(18, 1)) as value
from reporting r
cross join (select count(*) as n from stock_child) t
cross join (
  select max(b.population) as d
  from population b
  where b.authority = cast($authority as varchar)
    and b.year = cast($collection_year as bigint)
) p
