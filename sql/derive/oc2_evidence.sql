-- model:  oc2_evidence
-- about:  all rows that bear on a yes-or-no item of a child in the module
-- grain:  person_id, item, source_table, source_row
with found as (
  select item, 'ssd_cla_health' as source_table, person_id, source_row, day, code_map_row, code_mapped, says, doubt from health_evidence
  union all
  select item, 'ssd_cla_convictions' as source_table, person_id, source_row, day, code_map_row, code_mapped, says, doubt from conviction_evidence
  union all
  select item, 'ssd_cla_substance_misuse' as source_table, person_id, source_row, day, code_map_row, code_mapped, says, doubt from substance_evidence
  union all
  select item, 'ssd_cla_immunisations' as source_table, person_id, source_row, day, code_map_row, code_mapped, says, doubt from immunisation_evidence
)
select distinct f.person_id, f.item, f.source_table, f.source_row, f.day, f.code_map_row, f.code_mapped, f.says, f.doubt
from found f
join oc2_child c on c.person_id = f.person_id
where (f.item <> 'convicted' or c.convicted_due)
  and (f.item <> 'health_check' or c.under_five)
