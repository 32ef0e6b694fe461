-- model:  witness_lineage
-- about:  for each derived cell the first source row behind it, its row in the code map and the rule that decided
-- grain:  module, row_number, field
with cells as (
  select 'ad1' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_ad1
  union all
  select 'dolo' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_dolo
  union all
  select 'episodes' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_episodes
  union all
  select 'header' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_header
  union all
  select 'missing' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_missing
  union all
  select 'oc2' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_oc2
  union all
  select 'oc3' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_oc3
  union all
  select 'placed_for_adoption' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_placed_for_adoption
  union all
  select 'previous_permanence' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_previous_permanence
  union all
  select 'reviews' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_reviews
  union all
  select 'sw_episodes' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_sw_episodes
  union all
  select 'uasc' as module, row_number, field, source_table, source_row, code_map_row, decision from lineage_uasc
)
select c.module, c.row_number, c.field, c.source_table, c.source_row, c.code_map_row, c.decision
from cells c
left semi join witness_difference d on d.module = c.module and d.derived_row = c.row_number
qualify row_number() over (partition by c.module, c.row_number, c.field order by c.source_table, c.source_row) = 1
