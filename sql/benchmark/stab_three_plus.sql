-- indicator:   stab_three_plus
-- name:        Three or more placements in the year (NI 62)
-- family:      stability
-- unit:        percent
-- polarity:    lower better
-- reference:   NI 62; 2043SC; LAIT 372; EES stability measures
-- numerator:   children with three or more placements that lasted past 1 April and began by 31 March, each of a day
--     or more
-- denominator: children of the cohort
-- cohort:      children looked after on 31 March, or on as_at while the year still runs; short breaks (V3, V4)
--     left out
-- since:       2018-19
-- needs:       episodes
-- takes:       episodes_last, history_episodes
-- params:      period_start
select
  'stab_three_plus' as indicator,
  r.period,
  r.geography,
  'total' as breakdown,
  t.n as numerator,
  t.d as denominator,
  cast(cast((2000 * t.n + t.d) / (2 * nullif(t.d, 0)) as decimal(18, 1))
       / cast(10 as decimal(2, 0)) as decimal(18, 1)) as value
from reporting r
cross join (
  select count(*) as d, count(case when m.placements >= 3 then 1 end) as n
  from stock_child s
  left join (
    select p.child, count(*) as placements
    from placement_spell p
    where p.ended is null or p.ended > cast($period_start as date)
    group by p.child
  ) m on m.child = s.child
) t
