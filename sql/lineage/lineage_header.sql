-- model:  lineage_header
-- about:  where each value of the header comes from
-- grain:  row_number, field, source_table, source_row
with parts as (
  select h.row_number, 'CHILD' as field, case when p.child_id_row is not null and l.kind is not null then 'ssd_linked_identifiers' else 'ssd_person' end as source_table,
    case when p.child_id_row is not null and l.kind is not null then p.child_id_row else p.source_row end as source_row,
    cast(null as bigint) as code_map_row, 'child:number' as decision
  from header h
  join person p on p.person_id = h.person_id
  left join linked_identifier l on l.person_id = p.person_id and l.kind = 'child' and upper(l.value) = p.child
  union all
  select h.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from header h
  join person p on p.person_id = h.person_id
  where h.dob is not null
  union all
  select h.row_number, 'SEX' as field, 'ssd_person' as source_table, c.source_row, c.sex_map_row as code_map_row, 'sex:mapped' as decision
  from header h
  join person_code c on c.person_id = h.person_id
  where h.sex is not null
  union all
  select h.row_number, 'ETHNIC' as field, 'ssd_person' as source_table, c.source_row, c.ethnic_map_row as code_map_row, 'ethnic:mapped' as decision
  from header h
  join person_code c on c.person_id = h.person_id
  where h.ethnic is not null
  union all
  select h.row_number, 'UPN' as field, u.source_table, u.source_row, cast(null as bigint) as code_map_row, u.decided as decision
  from header h
  join pupil_number u on u.person_id = h.person_id
  union all
  select h.row_number, 'MOTHER' as field,
    case when m.birth_row is not null then 'ssd_mother' else 'ssd_person' end as source_table,
    coalesce(m.birth_row, m.person_row) as source_row, cast(null as bigint) as code_map_row, m.decided as decision
  from header h
  join mother_in_care m on m.person_id = h.person_id
  where h.mother is not null
  union all
  select h.row_number, 'MC_DOB' as field, 'ssd_mother' as source_table, m.birth_row as source_row, cast(null as bigint) as code_map_row, 'mother:first_birth' as decision
  from header h
  join mother_in_care m on m.person_id = h.person_id
  where h.mc_dob is not null
  union all
  select h.row_number, 'UASC' as field,
    case when a.person_id is not null then 'ssd_immigration_status' else 'ssd_person' end as source_table,
    coalesce(a.source_row, p.source_row) as source_row, a.code_map_row,
    case when a.person_id is not null then 'uasc:status' else 'uasc:no_status' end as decision
  from header h
  join person p on p.person_id = h.person_id
  left join asylum_in_year a on a.person_id = h.person_id
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
