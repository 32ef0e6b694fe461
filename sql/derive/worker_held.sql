-- model:  worker_held
-- about:  spells of allocated social workers that lasted beyond a day, with the reason why each took over and the number of the worker
-- grain:  source_row
-- params: sw_reason_stands
with shifted as (
  select r.source_row, r.person_id, r.child, r.worker, r.start_date, r.end_date,
    lag(r.source_row) over (partition by r.person_id order by r.start_date, coalesce(r.end_date, date '9999-12-31'), r.source_row) as before_row
  from worker_row r
  where r.allocated and r.start_date is not null and coalesce(r.end_date > r.start_date, true)
)
select s.source_row, s.person_id, s.child, s.worker, n.sw_id, n.source_row as number_row, n.decided as number_decided, coalesce(n.titled, false) as titled,
  coalesce(n.sw_id, s.worker) as worker_key,
  s.start_date, s.end_date,
  w.reason, w.reason_value, w.reason_map_row, coalesce(w.code_mapped, false) as code_mapped, w.source_row as reason_row
from shifted s
left join worker_row w on w.source_row = case when $sw_reason_stands = 'previous' then s.before_row else s.source_row end
left join worker_number n on n.worker = s.worker
