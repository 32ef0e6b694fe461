-- model:  lineage_missing
-- about:  where each value of the missing module comes from; a joined absence names every incident
-- grain:  row_number, field, source_table, source_row
with parts as (
  select m.row_number, 'CHILD' as field, 'ssd_missing' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when m.merged then 'missing:times_overlap' else 'missing:incident' end as decision
  from missing m
  join missing_part p on p.incident_row = m.incident_row
  union all
  select m.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from missing m
  join person p on p.person_id = m.person_id
  where m.dob is not null
  union all
  select m.row_number, 'MISSING' as field, 'ssd_missing' as source_table, r.source_row, r.code_map_row, 'missing:kind' as decision
  from missing m
  join missing_row r on r.source_row = m.incident_row
  where m.missing is not null
  union all
  select m.row_number, 'MIS_START' as field, 'ssd_missing' as source_table, r.source_row, cast(null as bigint) as code_map_row, 'missing:began' as decision
  from missing m
  join missing_row r on r.source_row = m.incident_row
  union all
  select m.row_number, 'MIS_END' as field, 'ssd_missing' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when m.end_inferred then 'missing:care_ceased' else 'missing:found' end as decision
  from missing m
  join missing_part p on p.incident_row = m.incident_row
  where m.mis_end is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
