-- model:  witness_compared
-- about:  every cell of paired rows with both values; ROW for a row that one side alone has
-- grain:  witness, module, derived_row, vendor_row, field
select p.witness, p.module, p.derived_row, p.vendor_row, v.field, p.child, p.person_id,
  p.derived_start, p.derived_end, p.vendor_start, p.vendor_end,
  d.value as derived, v.value as vendor
from witness_pair p
join witness_vendor_cell v on v.witness = p.witness and v.module = p.module and v.row_number = p.vendor_row
join witness_derived_cell d on d.module = p.module and d.row_number = p.derived_row and d.field = v.field
where coalesce(v.value <> 'NOT TOLD', true)
union all
select witness, module, derived_row, vendor_row, 'ROW' as field, child, person_id,
  derived_start, derived_end, vendor_start, vendor_end,
  case when derived_row > 0 then 'row ' || cast(derived_row as varchar) end as derived,
  case when vendor_row > 0 then 'row ' || cast(vendor_row as varchar) end as vendor
from witness_pair
where derived_row = 0 or vendor_row = 0
