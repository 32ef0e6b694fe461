-- model:  witness_hang
-- about:  the days on which a difference of the episodes hangs; one_sided is the side that alone begins or ends something that day, rne why it begins there
-- grain:  witness, module, derived_row, vendor_row, field, on_day
with days as (
  select witness, module, derived_row, vendor_row, field, child, person_id, derived_start as on_day, 'derived' as side
  from witness_difference
  where derived_row > 0 and field in ('ROW', 'DECOM')
  union all
  select witness, module, derived_row, vendor_row, field, child, person_id, vendor_start as on_day, 'vendor' as side
  from witness_difference
  where vendor_row > 0 and field in ('ROW', 'DECOM')
  union all
  select witness, module, derived_row, vendor_row, field, child, person_id, derived_end as on_day, 'derived' as side
  from witness_difference
  where field in ('DEC', 'REC', 'REASON_PLACE_CHANGE') and (derived_end is distinct from vendor_end)
  union all
  select witness, module, derived_row, vendor_row, field, child, person_id, vendor_end as on_day, 'vendor' as side
  from witness_difference
  where field in ('DEC', 'REC', 'REASON_PLACE_CHANGE') and (derived_end is distinct from vendor_end)
  union all
  select witness, module, derived_row, vendor_row, field, child, person_id,
    case when field in ('REC', 'REASON_PLACE_CHANGE') then derived_end else derived_start end as on_day, 'both' as side
  from witness_difference
  where field in ('RNE', 'LS', 'PLACE', 'PLACE_PROVIDER', 'URN', 'PL_POST')
    or (field in ('REC', 'REASON_PLACE_CHANGE') and (derived_end is not distinct from vendor_end))
)
select d.witness, d.module, d.derived_row, d.vendor_row, d.field, d.child, d.person_id, d.on_day, d.side as one_sided,
  case when d.side = 'vendor' then v.rne when d.side = 'derived' then e.rne end as rne
from days d
left anti join witness_row o on o.witness = d.witness and o.module = d.module and o.child = d.child and o.start_date = d.on_day
  and d.side <> 'both' and o.side <> d.side
left join (
  select witness, child, start_date, max(value) as rne from witness_vendor_cell where field = 'RNE' group by witness, child, start_date
) v on v.witness = d.witness and v.child = d.child and v.start_date = d.on_day
left join (select child, decom, max(rne) as rne from episodes group by child, decom) e on e.child = d.child and e.decom = d.on_day
where d.module = 'episodes' and d.on_day is not null
