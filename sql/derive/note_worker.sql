-- model:  note_worker
-- about:  warnings about social workers: spells left out or cut, numbers and reasons missing, times with nobody
-- grain:  person_id, note, source_table, source_row
-- params: period_start, sw_window_start
with latest as (
  select person_id, end_date, spell_row
  from worker_spell
  where next_start is null
),
notes as (
  select c.person_id, 'no_social_worker' as note, 'ssd_person' as source_table, p.source_row
  from worker_child c
  join person p on p.person_id = c.person_id
  left anti join worker_window w on w.person_id = c.person_id
  cross join (select count(*) as delivered from given where table_name = 'ssd_involvements') g
  where g.delivered > 0
  union all
  select person_id, 'worker_role_unmapped' as note, 'ssd_involvements' as source_table, source_row
  from worker_row
  where allocated is null and coalesce(end_date >= cast($period_start as date), true)
  union all
  select person_id, case when start_date is null then 'worker_without_start' when end_date < start_date then 'worker_end_before_start' else 'worker_end_unreadable' end as note,
    'ssd_involvements' as source_table, source_row
  from worker_row
  where allocated and (start_date is null or end_date < start_date or end_unreadable)
    and (coalesce(greatest(end_date, start_date) >= cast($period_start as date), true))
  union all
  select person_id, 'worker_spell_cut' as note, 'ssd_involvements' as source_table, spell_row as source_row
  from worker_window
  where cut
  union all
  select person_id, 'worker_not_named' as note, 'ssd_involvements' as source_table, spell_row as source_row
  from worker_window
  where worker is null
  union all
  select person_id, 'worker_not_in_the_list_of_workers' as note, 'ssd_involvements' as source_table, spell_row as source_row
  from worker_window
  where worker is not null and sw_id is null
  union all
  select person_id, 'registration_number_unreadable' as note, 'ssd_professionals' as source_table, number_row as source_row
  from worker_window
  where number_decided = 'worker:number_unreadable'
  union all
  select person_id, 'social_worker_without_number' as note, 'ssd_professionals' as source_table, number_row as source_row
  from worker_window
  where sw_id like 'XX%' and titled
  union all
  select person_id, case when reason_value is null then 'worker_reason_missing' else 'worker_reason_unmapped' end as note, 'ssd_involvements' as source_table, spell_row as source_row
  from worker_window
  where reason is null and start_date >= date '2023-04-01'
    and start_date >= case when $sw_window_start = 'year_start' then cast($period_start as date)
                           else cast(cast($period_start as date) - interval '1 year' as date) end
  union all
  select person_id, 'first_worker_reason_inferred' as note, 'ssd_involvements' as source_table, spell_row as source_row
  from worker_window
  where reason_inferred
  union all
  select person_id, 'over_five_days_without_worker' as note, 'ssd_involvements' as source_table, spell_row as source_row
  from worker_window
  where next_start > cast(end_date + interval '5 days' as date)
  union all
  select l.person_id, 'no_worker_at_the_end' as note, 'ssd_involvements' as source_table, l.spell_row as source_row
  from latest l
  where l.end_date is not null
)
select distinct person_id, note, source_table, source_row
from notes
