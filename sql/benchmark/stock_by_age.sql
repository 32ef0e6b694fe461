-- indicator:   stock_by_age
-- name:        Looked after on 31 March by age band
-- family:      stock
-- unit:        count; percent
-- polarity:    neutral
-- reference:   EES children looked after on 31 March by characteristics
-- numerator:   children in the band of completed years on the day
-- denominator: children of the cohort
-- cohort:      children looked after on 31 March, or on as_at while the year still runs; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes, header
select
  'stock_by_age' as indicator,
  r.period,
  r.geography,
  case when k.code_group = 'total' then 'total' else concat('age:', k.code_group) end as breakdown,
  coalesce(c.n, 0) as numerator,
  t.d as denominator,
  cast(cast((2000 * coalesce(c.n, 0) + t.d) / (2 * nullif(t.d, 0)) as decimal(18, 1))
       / cast(10 as decimal(2, 0)) as decimal(18, 1)) as value
from reporting r
cross join (
  select b.band as code_group from age_band b
  union all
  select 'unknown' as code_group
  union all
  select 'total' as code_group
) k
cross join (select count(*) as d from stock_person) t
left join (
  select coalesce(b.band, 'unknown') as code_group, count(*) as n
  from stock_person s
  left join age_band b on s.age >= b.from_age and (b.below_age is null or s.age < b.below_age)
  group by coalesce(b.band, 'unknown')
  union all
  select 'total' as code_group, count(*) as n
  from stock_person s
) c on c.code_group = k.code_group
