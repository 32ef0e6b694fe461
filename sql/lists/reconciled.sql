-- model:  reconciled
-- about:  every cell in which the derived return and a witness differ, and every row that one of them alone has, with the most likely cause and the case row to look at
-- grain:  witness, module, child, derived_row, witness_row, field
-- needs:  ssd_cla_episodes|ad1_witness|dolo_witness|episodes_witness|header_witness|missing_witness|oc2_witness|oc3_witness|placed_for_adoption_witness|previous_permanence_witness|reviews_witness|sw_episodes_witness|uasc_witness
select d.witness, d.module, d.child,
  to_char(coalesce(d.derived_start, d.vendor_start), '%d/%m/%Y') as row_start,
  d.field, d.derived, d.vendor,
  c.cause,
  coalesce(c.source_table, l.source_table) as source_table,
  case when c.source_table is not null then c.source_row else l.source_row end as source_row,
  d.derived_row,
  d.vendor_row as witness_row
from witness_difference d
join witness_cause c on c.witness = d.witness and c.module = d.module and c.derived_row = d.derived_row and c.vendor_row = d.vendor_row and c.field = d.field
left join witness_lineage l on l.module = d.module and l.row_number = d.derived_row
  and l.field = case when d.field <> 'ROW' then d.field when d.module = 'episodes' then 'DECOM' else 'CHILD' end
