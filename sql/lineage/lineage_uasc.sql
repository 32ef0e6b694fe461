-- model:  lineage_uasc
-- about:  where each value of the asylum-seeking module comes from
-- grain:  row_number, field, source_table, source_row
with parts as (
  select u.row_number, 'CHILD' as field, 'ssd_immigration_status' as source_table, a.source_row, a.code_map_row, 'uasc:status' as decision
  from uasc u
  join asylum_in_year a on a.person_id = u.person_id
  union all
  select u.row_number, 'SEX' as field, 'ssd_person' as source_table, c.source_row, c.sex_map_row as code_map_row, 'sex:mapped' as decision
  from uasc u
  join person_code c on c.person_id = u.person_id
  where u.sex is not null
  union all
  select u.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from uasc u
  join person p on p.person_id = u.person_id
  where u.dob is not null
  union all
  select u.row_number, 'DUC' as field, 'ssd_immigration_status' as source_table, a.source_row, a.code_map_row,
    case when a.capped then 'duc:eighteenth_birthday' else 'duc:status_end' end as decision
  from uasc u
  join asylum_in_year a on a.person_id = u.person_id
  where u.duc is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
