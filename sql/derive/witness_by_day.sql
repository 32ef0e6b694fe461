-- model:  witness_by_day
-- about:  days on which several rows begin: the witness has the value of another row of that day, or a row of its own a day beside it, or an order of its own
-- grain:  witness, module, derived_row, vendor_row, field, strength
with found as (
  select b.witness, b.module, b.derived_row, b.vendor_row, b.field, 1 as strength, e.source_table, e.source_row
  from witness_busy b
  join witness_edge e on e.person_id = b.person_id and e.on_day = b.busy_day
  left join placement_typed p on e.source_table = 'ssd_cla_placement' and p.source_row = e.source_row
  where b.one_sided = 'both' and b.busy_day = b.on_day and b.shaken
    and ((b.field = 'LS' and e.source_table = 'ssd_legal_status' and e.code = b.vendor and e.edge = 'end')
      or (b.field = 'PLACE' and e.source_table = 'ssd_cla_placement' and e.code = b.vendor)
      or (b.field = 'PL_POST' and p.postcode = b.vendor) or (b.field = 'URN' and p.urn = b.vendor)
      or (b.field = 'PLACE_PROVIDER' and p.provider_code = b.vendor))
  union all
  select b.witness, b.module, b.derived_row, b.vendor_row, b.field, 1 as strength, 'ssd_cla_placement' as source_table, b.placement_row as source_row
  from witness_busy b
  join episodes e on e.person_id = b.person_id and e.dec = b.on_day
  join witness_derived_cell c on c.module = 'episodes' and c.row_number = e.row_number and c.field = b.field and (c.value is not distinct from b.vendor)
  where b.one_sided = 'both' and b.busy_day = b.on_day and b.shaken and b.field in ('PLACE', 'PLACE_PROVIDER', 'URN', 'PL_POST')
  union all
  select b.witness, b.module, b.derived_row, b.vendor_row, b.field, 1 as strength, 'ssd_cla_placement' as source_table, b.placement_row as source_row
  from witness_busy b
  join witness_row v on v.witness = b.witness and v.module = b.module and v.side = 'vendor' and v.child = b.child and v.start_date = b.busy_day
  where b.one_sided = 'vendor' and b.busy_day <> b.on_day
  union all
  select witness, module, derived_row, vendor_row, field, 2 as strength, 'ssd_cla_placement' as source_table, placement_row as source_row
  from witness_busy
  where busy_day = on_day and one_sided = 'both' and field in ('RNE', 'REC', 'REASON_PLACE_CHANGE')
)
select witness, module, derived_row, vendor_row, field, 'same_day_order' as cause, strength, min(source_table) as source_table, min(source_row) as source_row
from found
group by witness, module, derived_row, vendor_row, field, strength
