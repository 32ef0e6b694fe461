-- model:  witness_by_inference
-- about:  values that no case row states and the derivation worked out, marked so in the module or in the lineage
-- grain:  witness, module, derived_row, vendor_row, field
with inferred as (
  select 'episodes' as module, row_number, 'HOME_POST' as field from episodes where home_from_mother
  union all
  select 'episodes' as module, row_number, 'REASON_PLACE_CHANGE' as field from episodes where reason_inferred
  union all
  select 'episodes' as module, row_number, 'REC' as field from episodes where rec_inferred
  union all
  select 'episodes' as module, e.row_number, f.field
  from episodes e
  cross join (values ('ROW'), ('DECOM'), ('RNE'), ('LS'), ('PLACE'), ('PLACE_PROVIDER'), ('URN'), ('PL_POST'), ('DEC')) as f(field)
  where e.gap_filled
  union all
  select 'missing' as module, row_number, 'MIS_END' as field from missing where end_inferred
  union all
  select 'sw_episodes' as module, row_number, 'SW_REASON' as field from sw_episodes where reason_inferred
  union all
  select 'dolo' as module, row_number, 'DOLO_END' as field from dolo where end_inferred
  union all
  select 'ad1' as module, row_number, 'FOSTER_CARE' as field from ad1 where foster_inferred
  union all
  select 'uasc' as module, row_number, 'DUC' as field from uasc where duc_at_18
  union all
  select module, row_number, field from witness_lineage where decision = 'dob:estimated' or decision like '%:none_in_whole_table'
)
select d.witness, d.module, d.derived_row, d.vendor_row, d.field, 'inferred' as cause, 2 as strength, l.source_table, l.source_row
from witness_difference d
join inferred i on i.module = d.module and i.row_number = d.derived_row and i.field = d.field
left join witness_lineage l on l.module = d.module and l.row_number = d.derived_row and l.field = case d.field when 'ROW' then 'CHILD' else d.field end
