-- model:  lineage_oc3
-- about:  where each value of the care leavers module comes from: the contact chosen, what tells of a death, or the person where there was no contact
-- grain:  row_number, field, source_table, source_row
with parts as (
  select row_number, 'CHILD' as field, cohort_table as source_table, cohort_row as source_row, cohort_map_row as code_map_row, cohort_decided as decision
  from leaver_told
  union all
  select o.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from oc3 o
  join person p on p.person_id = o.person_id
  union all
  select row_number, 'IN_TOUCH' as field, source_table, source_row, in_touch_map_row as code_map_row, decided as decision
  from leaver_told
  where in_touch is not null
  union all
  select row_number, 'ACTIV' as field, source_table, source_row, case when in_touch in ('DIED', 'RHOM') then null else activ_map_row end as code_map_row,
    case when activ = '0' then 'leaver:nothing_to_tell' else decided end as decision
  from leaver_told
  where activ is not null
  union all
  select row_number, 'ACCOM' as field, source_table, source_row, case when in_touch in ('DIED', 'RHOM') then null else accom_map_row end as code_map_row,
    case when accom = '0' then 'leaver:nothing_to_tell' else decided end as decision
  from leaver_told
  where accom is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
