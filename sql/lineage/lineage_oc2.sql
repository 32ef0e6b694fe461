-- model:  lineage_oc2
-- about:  where each value of the health module comes from: the rows that answered, or the person where no row in a whole table means no
-- grain:  row_number, field, source_table, source_row
with parts as (
  select o.row_number, 'CHILD' as field, 'ssd_person' as source_table, c.person_row as source_row, cast(null as bigint) as code_map_row, 'oc2:whole_year' as decision
  from oc2 o
  join oc2_child c on c.person_id = o.person_id
  union all
  select o.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from oc2 o
  join person p on p.person_id = o.person_id
  where o.dob is not null
  union all
  select o.row_number, case when q.sdq_score is not null then 'SDQ_SCORE' else 'SDQ_REASON' end as field, 'ssd_sdq_scores' as source_table,
    q.source_row, case when q.sdq_score is null then q.code_map_row end as code_map_row, q.decided as decision
  from oc2 o
  join oc2_sdq q on q.person_id = o.person_id
  union all
  select o.row_number, upper(i.item) as field, e.source_table, e.source_row, e.code_map_row, i.item || ':' || i.decided as decision
  from oc2 o
  join oc2_item i on i.person_id = o.person_id and i.value is not null
  join oc2_evidence e on e.person_id = i.person_id and e.item = i.item and e.says <> 'unknown'
  union all
  select o.row_number, upper(i.item) as field, 'ssd_person' as source_table, i.person_row as source_row, cast(null as bigint) as code_map_row, i.item || ':' || i.decided as decision
  from oc2 o
  join oc2_item i on i.person_id = o.person_id and i.decided = 'none_in_whole_table'
  union all
  select o.row_number, 'INTERVENTION_RECEIVED' as field, 'ssd_cla_substance_misuse' as source_table, h.received_row as source_row, r.received_map_row as code_map_row, 'help:received' as decision
  from oc2 o
  join oc2_help h on h.person_id = o.person_id
  join substance_row r on r.source_row = h.received_row
  where o.intervention_received is not null
  union all
  select o.row_number, 'INTERVENTION_OFFERED' as field, 'ssd_cla_substance_misuse' as source_table, h.offered_row as source_row, r.offered_map_row as code_map_row, 'help:offered' as decision
  from oc2 o
  join oc2_help h on h.person_id = o.person_id
  join substance_row r on r.source_row = h.offered_row
  where o.intervention_offered is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
