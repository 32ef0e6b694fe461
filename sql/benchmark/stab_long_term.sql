-- indicator:   stab_long_term
-- name:        Long-term placement stability (NI 63)
-- family:      stability
-- unit:        percent
-- polarity:    higher better
-- reference:   NI 63; 2065SC; LAIT 393; EES stability measures
-- numerator:   children in the same placement for two years or more, or placed for adoption and there and in the
--     placement before together for two years or more
-- denominator: children of the cohort; breakdown "not_judged": children under 16 whose start of care is not among the
--     episodes held, out of all under 16 (the total stays empty when there are any and a return of the years needed
--     is not there)
-- cohort:      children under 16 looked after on 31 March (on as_at while the year still runs) and without a break for
--     two and a half years, by calendar months; short breaks (V3, V4) left out
-- since:       2018-19
-- needs:       episodes, header
-- takes:       episodes_last, history_episodes
-- params:      collection_year
select
  'stab_long_term' as indicator,
  q.period,
  q.geography,
  q.breakdown,
  q.n as numerator,
  q.d as denominator,
  cast(cast((2000 * q.n + q.d) / (2 * nullif(q.d, 0)) as decimal(18, 1))
       / cast(10 as decimal(2, 0)) as decimal(18, 1)) as value
from (
  select
    r.period, r.geography, k.breakdown,
    case
      when k.breakdown = 'not_judged' then t.not_judged
      when t.not_judged > 0 and not h.complete then null
      else t.n
    end as n,
    case
      when k.breakdown = 'not_judged' then t.every
      when t.not_judged > 0 and not h.complete then null
      else t.d
    end as d
  from reporting r
  cross join (
    select 'total' as breakdown
    union all
    select 'not_judged' as breakdown
  ) k
  cross join (
    select
      count(case when l.long_looked_after then 1 end) as d,
      count(case when l.long_looked_after and l.long_placed then 1 end) as n,
      count(case when l.long_looked_after is null then 1 end) as not_judged,
      count(*) as every
    from long_term_child l
  ) t
  cross join (
    select max(b.first_year) + count(y.collection_year) >= cast($collection_year as bigint) as complete
    from (
      select
        cast(extract(year from m.day) as bigint)
          + case when extract(month from m.day) >= 4 then 1 else 0 end as first_year
      from (
        select cast(r.on_date - interval '30 months' as date) as day
        from reporting r
      ) m
    ) b
    left join history_year y on y.collection_year >= b.first_year
  ) h
) q
