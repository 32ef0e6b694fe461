-- model:  lineage_previous_permanence
-- about:  where each value of the module of earlier permanence orders comes from
-- grain:  row_number, field, source_table, source_row
with parts as (
  select v.row_number, 'CHILD' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row, 'earlier_order:care_began' as decision
  from previous_permanence v
  join person p on p.person_id = v.person_id
  union all
  select v.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from previous_permanence v
  join person p on p.person_id = v.person_id
  where v.dob is not null
  union all
  select v.row_number, 'PREV_PERM' as field, 'ssd_cla_previous_permanence' as source_table, c.source_row, c.option_map_row as code_map_row, 'earlier_order:answered' as decision
  from previous_permanence v
  join earlier_order_chosen c on c.person_id = v.person_id
  where v.prev_perm is not null
  union all
  select v.row_number, 'LA_PERM' as field, 'ssd_cla_previous_permanence' as source_table, c.source_row, c.authority_map_row as code_map_row,
    case when c.authority_value is null then 'earlier_order:not_known' else 'earlier_order:answered' end as decision
  from previous_permanence v
  join earlier_order_chosen c on c.person_id = v.person_id
  where v.la_perm is not null
  union all
  select v.row_number, 'DATE_PERM' as field, 'ssd_cla_previous_permanence' as source_table, c.source_row, cast(null as bigint) as code_map_row,
    case when c.date_value is null then 'earlier_order:not_known' else 'earlier_order:answered' end as decision
  from previous_permanence v
  join earlier_order_chosen c on c.person_id = v.person_id
  where v.date_perm is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
