-- model:  note_worker
-- about:  warnings about social workers: spells left out or cut, numbers and reasons missing, times with nobody
-- grain:  person_id, note, source_table, source_row
-- long:   one short branch a note
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
  select w.person_id, 'worker_role_unmapped' as note, 'ssd_involvements' as source_table, w.source_row
  from worker_row w
  cross join worker_reach k
  where w.allocated is null and coalesce(w.end_date >= k.window_from, true)
  union all
  select w.person_id, case when w.start_date is null then 'worker_without_start' when w.end_date < w.start_date then 'worker_end_before_start' else 'worker_end_unreadable' end as note,
    'ssd_involvements' as source_table, w.source_row
  from worker_row w
  cross join worker_reach k
  where w.allocated and (w.start_date is null or w.end_date < w.start_date or w.end_unreadable)
    and (w.end_date is null or greatest(w.end_date, coalesce(w.start_date, w.end_date)) >= k.window_from)
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
  cross join worker_reach
  where reason is null and start_date >= date '2023-04-01' and start_date >= window_from
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
