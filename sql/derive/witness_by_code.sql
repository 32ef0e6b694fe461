-- model:  witness_by_code
-- about:  codes that differ through the code map: the same local value has both, the witness has the local value itself, a code was renewed or is of another year, or the derivation mapped this cell
-- grain:  witness, module, derived_row, vendor_row, field, strength
with found as (
  select c.witness, c.module, c.derived_row, c.vendor_row, c.field, 1 as strength
  from witness_coded c
  join value_choice a on a.field = c.case_field and a.code = c.derived
  join value_choice b on b.field = a.field and b.value = a.value and (b.code = c.vendor or upper(trim(b.value)) = c.normal)
  union all
  select witness, module, derived_row, vendor_row, field, 1 as strength
  from witness_difference
  where (field = 'SEX' and ((derived in ('1', 'M') and vendor in ('1', 'M')) or (derived in ('2', 'F') and vendor in ('2', 'F'))))
    or (field = 'PLACE' and ((derived in ('H5', 'K3') and vendor in ('H5', 'K3')) or (derived like 'Z1%' and vendor like 'Z1%')))
  union all
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field, 1 as strength
  from witness_difference d
  left semi join code_placement_ever e on e.code = d.vendor
  left anti join code_placement n on n.code = d.vendor
  where d.field = 'PLACE' and d.derived not like 'T%'
  union all
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field, 2 as strength
  from witness_difference d
  join witness_lineage l on l.module = d.module and l.row_number = d.derived_row and l.field = d.field
  where l.code_map_row is not null and d.vendor is not null
  union all
  select c.witness, c.module, c.derived_row, c.vendor_row, c.field, 3 as strength
  from witness_coded c
  join value_now v on v.field = c.case_field and v.code = c.derived and v.how <> 'code'
)
select distinct f.witness, f.module, f.derived_row, f.vendor_row, f.field, 'code_map' as cause, f.strength,
  case when l.code_map_row is not null then 'ext_code_map' else l.source_table end as source_table,
  coalesce(l.code_map_row, l.source_row) as source_row
from found f
left join witness_lineage l on l.module = f.module and l.row_number = f.derived_row and l.field = f.field
