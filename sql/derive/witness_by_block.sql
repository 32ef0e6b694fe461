-- model:  witness_by_block
-- about:  rows of a child that the derivation leaves out whole; a hole in the histories means that a row is missing
-- grain:  witness, module, derived_row, vendor_row, field
select d.witness, d.module, d.derived_row, d.vendor_row, d.field,
  case when b.reason in ('legal_gap', 'placement_gap') or b.reason = 'person_not_found' then 'missing_source_row' else 'child_blocked' end as cause,
  1 as strength, b.source_table, b.source_row
from witness_difference d
join blocked b on b.child = d.child
where d.field = 'ROW' and d.derived_row = 0
qualify row_number() over (partition by d.witness, d.module, d.derived_row, d.vendor_row, d.field order by b.reason, b.source_table, b.source_row) = 1
