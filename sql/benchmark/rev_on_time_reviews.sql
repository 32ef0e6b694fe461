-- indicator:   rev_on_time_reviews
-- name:        Reviews held on time
-- family:      reviews
-- unit:        percent
-- polarity:    higher better
-- reference:   local; ChAT
-- numerator:   reviews held by the day they were due: the first 20 working days after the start, the second three
--     calendar months after the first, then six after the one before
-- denominator: reviews held in the year, and those due by its end and not held;
--     breakdown "not_judged": reviews whose due day cannot be told, because the start of care
--     or the review before is not known, out of all (the total stays empty when there are any and last year's
--     reviews or episodes are not there)
-- cohort:      children looked after in the year for four weeks or more; short breaks (V3, V4) left out
-- since:       2018-19
-- needs:       episodes, reviews, bank_holidays
-- takes:       episodes_last, history_episodes, reviews_last
select
  'rev_on_time_reviews' as indicator,
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
      count(d.on_time) as d,
      count(case when d.on_time then 1 end) as n,
      count(*) - count(d.on_time) as not_judged,
      count(*) as every
    from review_due d
  ) t
  cross join (
    select k.complete
    from review_known k
  ) h
) q
