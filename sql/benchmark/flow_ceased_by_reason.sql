-- indicator:   flow_ceased_by_reason
-- name:        Children ceasing to be looked after by reason
-- family:      flow
-- unit:        count; percent
-- polarity:    neutral
-- reference:   EES children ceasing to be looked after; LAIT 208, 273b, 390
-- numerator:   children by the reason the last period ended
-- denominator: children of the cohort, not those who started
-- cohort:      children who ceased to be looked after in the year, the last cease only; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
select
  'flow_ceased_by_reason' as indicator,
  r.period,
  r.geography,
  case when k.code_group = 'total' then 'total' else concat('reason:', k.code_group) end as breakdown,
  coalesce(c.n, 0) as numerator,
  t.d as denominator,
  cast(cast((2000 * coalesce(c.n, 0) + t.d) / (2 * nullif(t.d, 0)) as decimal(18, 1))
       / cast(10 as decimal(2, 0)) as decimal(18, 1)) as value
from reporting r
cross join (
  select distinct g.code_group from ceased_group g
  union all
  select 'unknown' as code_group
  union all
  select 'total' as code_group
) k
cross join (select count(*) as d from ceased_child) t
left join (
  select coalesce(g.code_group, 'unknown') as code_group, count(*) as n
  from ceased_child s
  left join ceased_group g on g.code = s.reason
  group by coalesce(g.code_group, 'unknown')
  union all
  select 'total' as code_group, count(*) as n
  from ceased_child s
) c on c.code_group = k.code_group
