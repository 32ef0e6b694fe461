-- model:  lineage_dolo
-- about:  where each value of the deprivation of liberty module comes from; joined renewals name every order
-- grain:  row_number, field, source_table, source_row
with parts as (
  select d.row_number, 'CHILD' as field, 'ext_cla_deprivation_of_liberty' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when d.merged then 'order:renewed' else 'order:in_force' end as decision
  from dolo d
  join liberty_part p on p.order_row = d.order_row
  union all
  select d.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from dolo d
  join person p on p.person_id = d.person_id
  where d.dob is not null
  union all
  select d.row_number, 'DOLO_START' as field, 'ext_cla_deprivation_of_liberty' as source_table, d.order_row as source_row, cast(null as bigint) as code_map_row, 'order:began' as decision
  from dolo d
  union all
  select d.row_number, 'DOLO_END' as field, 'ext_cla_period_of_care' as source_table, o.care_row as source_row, cast(null as bigint) as code_map_row, 'order:care_ceased' as decision
  from dolo d
  join liberty_order o on o.order_row = d.order_row
  where d.end_inferred
  union all
  select d.row_number, 'DOLO_END' as field, 'ext_cla_deprivation_of_liberty' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.cut then 'order:next_began' else 'order:ended' end as decision
  from dolo d
  join liberty_part p on p.order_row = d.order_row and p.end_date = d.dolo_end
  where d.dolo_end is not null and not d.end_inferred
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
