-- model:  lineage_sw_episodes
-- about:  where each value of the social worker module comes from; a joined spell names every involvement
-- grain:  row_number, field, source_table, source_row
with parts as (
  select s.row_number, 'CHILD' as field, 'ssd_involvements' as source_table, p.source_row, cast(null as bigint) as code_map_row, 'worker:allocated' as decision
  from sw_episodes s
  join worker_part p on p.spell_row = s.spell_row
  union all
  select s.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from sw_episodes s
  join person p on p.person_id = s.person_id
  where s.dob is not null
  union all
  select s.row_number, 'SW_ID' as field, 'ssd_professionals' as source_table, w.number_row as source_row, cast(null as bigint) as code_map_row, w.number_decided as decision
  from sw_episodes s
  join worker_window w on w.spell_row = s.spell_row
  where s.sw_id is not null
  union all
  select s.row_number, 'SW_DECOM' as field, 'ssd_involvements' as source_table, s.spell_row as source_row, cast(null as bigint) as code_map_row, 'worker:began' as decision
  from sw_episodes s
  union all
  select s.row_number, 'SW_DEC' as field, 'ssd_involvements' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.cut then 'worker:next_began' else 'worker:ended' end as decision
  from sw_episodes s
  join worker_part p on p.spell_row = s.spell_row
  where s.sw_dec is not null and p.end_date = s.sw_dec
  union all
  select s.row_number, 'SW_REASON' as field, 'ssd_involvements' as source_table, coalesce(w.reason_row, w.spell_row) as source_row, w.reason_map_row as code_map_row,
    case when s.reason_inferred then 'worker:first_contact' else 'worker:reason' end as decision
  from sw_episodes s
  join worker_window w on w.spell_row = s.spell_row
  where s.sw_reason is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
