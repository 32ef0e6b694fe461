-- model:  history_period
-- about:  periods of care made from placements and legal statuses, for people the case system gives no period; the last closing day is taken as recorded
-- grain:  person_id, start_date
-- params: as_at, final_end, period_end
with spans as (
  select h.person_id, min(h.start_date) as start_date, max(h.end_date) as end_date
  from history_span h
  group by h.person_id, h.span_no
),
forms as (
  select sum(case when chosen = 'day_before' then 1 else 0 end) as files_day_before from end_convention
),
closed as (
  select
    s.person_id, s.start_date,
    case when f.files_day_before > 0 and $final_end = 'same_day' and s.end_date < date '9999-12-31' then cast(s.end_date - interval '1 day' as date)
         else s.end_date end as end_date
  from spans s
  cross join forms f
)
select person_id, start_date,
  case when end_date <= least(cast($as_at as date), cast($period_end as date)) then end_date end as end_date
from closed
