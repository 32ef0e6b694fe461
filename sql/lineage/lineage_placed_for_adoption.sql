-- model:  lineage_placed_for_adoption
-- about:  where each value of the module of decisions to place for adoption comes from
-- grain:  row_number, field, source_table, source_row
with parts as (
  select d.row_number, 'CHILD' as field, 'ssd_permanence' as source_table, d.decision_row as source_row, cast(null as bigint) as code_map_row, 'decision:stood_in_the_year' as decision
  from placed_for_adoption d
  union all
  select d.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from placed_for_adoption d
  join person p on p.person_id = d.person_id
  where d.dob is not null
  union all
  select d.row_number, 'DATE_PLACED' as field, 'ssd_permanence' as source_table, d.decision_row as source_row, cast(null as bigint) as code_map_row, 'decision:agency' as decision
  from placed_for_adoption d
  union all
  select d.row_number, 'DATE_PLACED_CEASED' as field, 'ssd_permanence' as source_table, d.decision_row as source_row, cast(null as bigint) as code_map_row, 'decision:reversed' as decision
  from placed_for_adoption d
  where d.date_placed_ceased is not null
  union all
  select d.row_number, 'REASON_PLACED_CEASED' as field, 'ssd_permanence' as source_table, d.decision_row as source_row, r.reversed_map_row as code_map_row, 'decision:reversed' as decision
  from placed_for_adoption d
  join adoption_row r on r.source_row = d.decision_row
  where d.reason_placed_ceased is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
