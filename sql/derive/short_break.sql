-- model:  short_break
-- about:  the single breaks inside a period of short breaks recorded one by one: days covered by both a V3 status row and a placement row
-- grain:  person_id, period_start, break_start
with both_rows as (
  select
    p.person_id, p.period_start,
    greatest(p.period_start, l.start_date, c.start_date) as break_start,
    least(coalesce(p.period_end, date '9999-12-31'), coalesce(l.end_date, date '9999-12-31'), coalesce(c.end_date, date '9999-12-31')) as break_end
  from period_joined p
  join legal_mapped l on l.person_id = p.person_id and l.code = 'V3'
  join placement_mapped c on c.person_id = p.person_id
  where p.only_v3 and not p.overlapping
    and coalesce(l.end_date, date '9999-12-31') > p.period_start and l.start_date < coalesce(p.period_end, date '9999-12-31')
    and coalesce(c.end_date, date '9999-12-31') > p.period_start and c.start_date < coalesce(p.period_end, date '9999-12-31')
    and greatest(p.period_start, l.start_date, c.start_date) < least(coalesce(p.period_end, date '9999-12-31'), coalesce(l.end_date, date '9999-12-31'), coalesce(c.end_date, date '9999-12-31'))
),
reach as (
  select person_id, period_start, break_start, max(break_end) as break_end
  from both_rows
  group by person_id, period_start, break_start
),
runs as (
  select person_id, period_start, break_start, break_end,
    max(break_end) over (partition by person_id, period_start order by break_start rows between unbounded preceding and 1 preceding) as reached
  from reach
),
numbered as (
  select person_id, period_start, break_start, break_end,
    sum(case when reached is null or break_start >= reached then 1 else 0 end) over (partition by person_id, period_start order by break_start) as break_no
  from runs
),
joined as (
  select person_id, period_start, break_no, min(break_start) as break_start, max(break_end) as break_end
  from numbered
  group by person_id, period_start, break_no
)
select
  person_id, period_start, break_start, nullif(break_end, date '9999-12-31') as break_end,
  count(*) over (partition by person_id, period_start) as breaks,
  row_number() over (partition by person_id, period_start order by break_start desc) as from_last
from joined
