-- indicator:   flow_starts_by_legal_status
-- name:        Children starting to be looked after by legal status
-- family:      flow
-- unit:        count; percent
-- polarity:    neutral
-- reference:   EES children starting to be looked after
-- numerator:   children by the legal status of the first episode
-- denominator: children of the cohort
-- cohort:      children who started to be looked after in the year, the first start only; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
select
  'flow_starts_by_legal_status' as indicator,
  r.period,
  r.geography,
  case when k.code_group = 'total' then 'total' else concat('legal:', k.code_group) end as breakdown,
  coalesce(c.n, 0) as numerator,
  t.d as denominator,
  cast(cast((2000 * coalesce(c.n, 0) + t.d) / (2 * nullif(t.d, 0)) as decimal(18, 1))
       / cast(10 as decimal(2, 0)) as decimal(18, 1)) as value
from reporting r
cross join (
  select distinct g.code_group from legal_group g
  union all
  select 'unknown' as code_group
  union all
  select 'total' as code_group
) k
cross join (select count(*) as d from started_child) t
left join (
  select coalesce(g.code_group, 'unknown') as code_group, count(*) as n
  from started_child s
  left join legal_group g on g.code = s.legal_status
  group by coalesce(g.code_group, 'unknown')
  union all
  select 'total' as code_group, count(*) as n
  from started_child s
) c on c.code_group = k.code_group
