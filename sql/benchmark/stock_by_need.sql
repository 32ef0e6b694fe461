-- indicator:   stock_by_need
-- name:        Looked after on 31 March by category of need
-- family:      stock
-- unit:        count; percent
-- polarity:    neutral
-- reference:   EES children looked after on 31 March by characteristics
-- numerator:   children by the category of need of the open episode
-- denominator: children of the cohort
-- cohort:      children looked after on 31 March, or on as_at while the year still runs; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
select
  'stock_by_need' as indicator,
  r.period,
  r.geography,
  case when k.code_group = 'total' then 'total' else concat('need:', k.code_group) end as breakdown,
  coalesce(c.n, 0) as numerator,
  t.d as denominator,
  cast(cast((2000 * coalesce(c.n, 0) + t.d) / (2 * nullif(t.d, 0)) as decimal(18, 1))
       / cast(10 as decimal(2, 0)) as decimal(18, 1)) as value
from reporting r
cross join (
  select distinct g.code as code_group from code_need g
  union all
  select 'unknown' as code_group
  union all
  select 'total' as code_group
) k
cross join (select count(*) as d from stock_child) t
left join (
  select coalesce(g.code, 'unknown') as code_group, count(*) as n
  from stock_child s
  left join (select distinct code from code_need) g on g.code = s.need
  group by coalesce(g.code, 'unknown')
  union all
  select 'total' as code_group, count(*) as n
  from stock_child s
) c on c.code_group = k.code_group
