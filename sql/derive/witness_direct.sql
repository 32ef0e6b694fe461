-- model:  witness_direct
-- about:  each difference with the cause its own evidence speaks for: what explains the very value of the witness comes before what might, and that before a mere absence; among equals the order of the list below
-- grain:  witness, module, derived_row, vendor_row, field
with evidence as (
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_block
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_date
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_code
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_source
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_carer
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_day
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_stay
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_address
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_legal
  union all
  select witness, module, derived_row, vendor_row, field, cause, strength, source_table, source_row from witness_by_inference
)
select e.witness, e.module, e.derived_row, e.vendor_row, e.field, e.cause, e.strength, o.rank, e.source_table, e.source_row
from evidence e
join (values
  ('child_blocked', 1), ('written_differently', 2), ('after_as_at', 3), ('end_date_convention', 4), ('code_map', 5),
  ('missing_source_row', 6), ('carer_unknown', 7), ('same_day_order', 8), ('temporary_stay', 9), ('address', 10),
  ('legal_precedence', 11), ('inferred', 12), ('extra_source_row', 13), ('left_out_by_rule', 14)
) as o(cause, rank) on o.cause = e.cause
qualify row_number() over (partition by e.witness, e.module, e.derived_row, e.vendor_row, e.field
  order by e.strength, o.rank, e.source_table nulls last, e.source_row) = 1
