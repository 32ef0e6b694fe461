-- model:  lineage_episodes
-- about:  where each value of the episodes comes from: the status, placement, period, address or person row, the code map row, and the rule that decided
-- grain:  row_number, field, source_table, source_row
-- long:   one branch a field, and the columns of all branches are the same
with parts as (
  select e.row_number, 'CHILD' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row, 'child:number' as decision
  from episode_origin e
  join person p on p.person_id = e.person_id
  union all
  select row_number, 'DECOM' as field,
    case when rne = 'S' then poc_table when rne = 'L' then 'ssd_legal_status' else 'ssd_cla_placement' end as source_table,
    case when rne = 'S' then poc_row when rne = 'L' then legal_row else use_row end as source_row,
    cast(null as bigint) as code_map_row,
    case when rne = 'S' then 'decom:period_of_care' when rne = 'L' then 'decom:legal_status' else 'decom:placement' end as decision
  from episode_origin
  union all
  select row_number, 'DECOM' as field, 'ssd_legal_status' as source_table, legal_row as source_row, cast(null as bigint) as code_map_row, 'decom:legal_status' as decision
  from episode_origin
  where rne in ('B', 'U')
  union all
  select row_number, 'RNE' as field,
    case when rne = 'S' then poc_table when rne = 'L' then 'ssd_legal_status' else 'ssd_cla_placement' end as source_table,
    case when rne = 'S' then poc_row when rne = 'L' then legal_row else use_row end as source_row,
    cast(null as bigint) as code_map_row,
    'rne:' || rne || case when rne in ('P', 'T', 'B', 'U') then ' ' || carer_decided else '' end as decision
  from episode_origin
  union all
  select e.row_number, 'LS' as field, 'ssd_legal_status' as source_table, e.legal_row as source_row, l.code_map_row, 'ls:in_force ' || l.how as decision
  from episode_origin e
  join legal_mapped l on l.source_row = e.legal_row
  union all
  select row_number, 'CIN' as field, poc_table as source_table, need_row as source_row, need_map_row as code_map_row, 'cin:start_of_care' as decision
  from episode_origin
  where cin is not null
  union all
  select row_number, 'PLACE' as field, 'ssd_cla_placement' as source_table, use_row as source_row, type_map_row as code_map_row, 'place:' || kind as decision
  from episode_origin
  union all
  select row_number, 'PLACE_PROVIDER' as field, 'ssd_cla_placement' as source_table, use_row as source_row, cast(null as bigint) as code_map_row, 'provider:' || kind as decision
  from episode_origin
  where place_provider is not null
  union all
  select row_number, 'URN' as field, 'ssd_cla_placement' as source_table, use_row as source_row, cast(null as bigint) as code_map_row, 'urn:' || kind as decision
  from episode_origin
  where urn is not null
  union all
  select row_number, 'PL_POST' as field, 'ssd_cla_placement' as source_table,
    case when kind = 'stay' then coalesce(main_row, use_row) else use_row end as source_row, cast(null as bigint) as code_map_row,
    case when kind = 'stay' then 'pl_post:main_placement' else 'pl_post:' || kind end as decision
  from episode_origin
  where pl_post is not null
  union all
  select row_number, 'DEC' as field,
    case when is_last then poc_table when next_rne = 'L' then 'ssd_legal_status' else 'ssd_cla_placement' end as source_table,
    case when is_last then poc_last_row when next_rne = 'L' then next_legal_row else coalesce(next_use_row, last_use_row) end as source_row,
    cast(null as bigint) as code_map_row,
    case when is_last then 'dec:period_of_care' else 'dec:next_episode' end as decision
  from episode_origin
  where dec is not null
  union all
  select row_number, 'REC' as field, poc_table as source_table, poc_last_row as source_row,
    case when is_last then end_reason_map_row end as code_map_row,
    case when not is_last then 'rec:next_episode' when rec_inferred then 'rec:short_break_setting' else 'rec:leaving_reason' end as decision
  from episode_origin
  where rec is not null
  union all
  select row_number, 'REASON_PLACE_CHANGE' as field, 'ssd_cla_placement' as source_table, last_use_row as source_row, change_map_row as code_map_row, reason_decided as decision
  from episode_origin
  where reason_place_change is not null
  union all
  select row_number, 'HOME_POST' as field, 'ssd_address' as source_table, home_row as source_row, cast(null as bigint) as code_map_row, home_decided as decision
  from episode_origin
  where home_post is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
