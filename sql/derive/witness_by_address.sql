-- model:  witness_by_address
-- about:  postcodes and registration numbers of another address or placement of the child, or of none; and values that differ only in how they are written
-- grain:  witness, module, derived_row, vendor_row, field, cause
with known as (
  select person_id, 'POST' as what, replace(postcode, ' ', '') as value, 'ssd_address' as source_table, source_row from address_row
  union all
  select m.child_id as person_id, 'POST' as what, replace(a.postcode, ' ', '') as value, 'ssd_address' as source_table, a.source_row
  from mother_link m
  join address_row a on a.person_id = m.mother_id
  union all
  select person_id, 'POST' as what, replace(postcode, ' ', '') as value, 'ssd_cla_placement' as source_table, source_row from placement_typed
  union all
  select person_id, 'URN' as what, urn as value, 'ssd_cla_placement' as source_table, source_row from placement_typed
),
asked as (
  select witness, module, derived_row, vendor_row, field, person_id, right(field, 4) as what, replace(vendor, ' ', '') as value, derived
  from witness_difference
  where field in ('HOME_POST', 'PL_POST', 'URN') and vendor is not null
),
found as (
  select a.witness, a.module, a.derived_row, a.vendor_row, a.field,
    case when k.source_row is null then 'missing_source_row' else 'address' end as cause,
    case when k.source_row is null then 2 else 1 end as strength, k.source_table, k.source_row
  from asked a
  left join known k on k.person_id = a.person_id and k.what = a.what and k.value = a.value
  union all
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field, 'written_differently' as cause, 1 as strength, l.source_table, l.source_row
  from witness_difference d
  left join witness_lineage l on l.module = d.module and l.row_number = d.derived_row and l.field = d.field
  where ltrim(regexp_replace(upper(d.derived), '[^A-Z0-9]', '', 'g'), '0') = ltrim(regexp_replace(upper(d.vendor), '[^A-Z0-9]', '', 'g'), '0')
)
select witness, module, derived_row, vendor_row, field, cause, min(strength) as strength, min(source_table) as source_table, min(source_row) as source_row
from found
group by witness, module, derived_row, vendor_row, field, cause
