-- model:  history_span
-- about:  for people without any period of care: their placements and looked-after statuses, grouped where they touch or overlap
-- grain:  source_table, source_row
with spans as (
  select person_id, 'ssd_cla_placement' as source_table, source_row, start_date, coalesce(recorded_end, date '9999-12-31') as end_date
  from placement_mapped
  where start_date is not null and coalesce(recorded_end, date '9999-12-31') > start_date
  union all
  select person_id, 'ssd_legal_status' as source_table, source_row, start_date, coalesce(recorded_end, date '9999-12-31') as end_date
  from legal_mapped
  where start_date is not null and coalesce(recorded_end, date '9999-12-31') > start_date and code is not null and code <> 'NOT_LAC'
),
alone as (
  select s.person_id, s.source_table, s.source_row, s.start_date, s.end_date
  from spans s
  left anti join period_row p on p.person_id = s.person_id
),
reach as (
  select a.person_id, a.source_table, a.source_row, a.start_date, a.end_date,
    max(a.end_date) over (partition by a.person_id order by a.start_date, a.source_table, a.source_row rows between unbounded preceding and 1 preceding) as reached
  from alone a
)
select person_id, source_table, source_row, start_date, end_date,
  sum(case when reached is null or start_date > reached then 1 else 0 end)
    over (partition by person_id order by start_date, source_table, source_row) as span_no
from reach
