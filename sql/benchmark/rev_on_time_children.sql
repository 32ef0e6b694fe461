-- indicator:   rev_on_time_children
-- name:        Children whose due reviews were all on time (NI 66)
-- family:      reviews
-- unit:        percent
-- polarity:    higher better
-- reference:   NI 66; 2064SC
-- numerator:   children all of whose reviews of the year were held by the day they were due
-- denominator: children of the cohort with a review held or due in the year;
--     breakdown "not_judged": children whose due day cannot be told, because the start of care
--     or the review before is not known, out of all (the total stays empty when there are any and last year's
--     reviews or episodes are not there)
-- cohort:      children looked after in the year for four weeks or more; short breaks (V3, V4) left out
-- since:       2018-19
-- needs:       episodes, reviews, bank_holidays
-- takes:       episodes_last, history_episodes, reviews_last
select
  'rev_on_time_children' as indicator,
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
      count(case when c.late = 0 and c.open = 0 then 1 end) as n,
      count(case when c.late > 0 or c.open = 0 then 1 end) as d,
      count(case when c.late = 0 and c.open > 0 then 1 end) as not_judged,
      count(*) as every
    from (
      select
        d.child,
        count(case when not d.on_time then 1 end) as late,
        count(case when d.on_time is null then 1 end) as open
      from review_due d
      group by d.child
    ) c
  ) t
  cross join (
    select k.complete
    from review_known k
  ) h
) q
