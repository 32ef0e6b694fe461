-- model:  reconciled_count
-- about:  for each field that was held against a witness how many cells were compared, how many are equal and how many differ, and of these how many for each cause
-- grain:  witness, module, field, cause
-- needs:  ssd_cla_episodes|ad1_witness|dolo_witness|episodes_witness|header_witness|missing_witness|oc2_witness|oc3_witness|placed_for_adoption_witness|previous_permanence_witness|reviews_witness|sw_episodes_witness|uasc_witness
with totals as (
  select witness, module, field, count(*) as compared, count(case when (derived is not distinct from vendor) then 1 end) as equal
  from witness_compared
  where field <> 'ROW'
  group by witness, module, field
  union all
  select witness, module, 'ROW' as field, count(*) as compared, count(case when derived_row > 0 and vendor_row > 0 then 1 end) as equal
  from witness_pair
  group by witness, module
),
causes as (
  select witness, module, field, cause, count(*) as different
  from reconciled
  group by witness, module, field, cause
)
select t.witness, t.module, t.field, coalesce(c.cause, 'none') as cause, t.compared, t.equal, coalesce(c.different, 0) as different
from totals t
left join causes c on c.witness = t.witness and c.module = t.module and c.field = t.field
