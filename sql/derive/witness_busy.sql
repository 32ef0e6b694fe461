-- model:  witness_busy
-- about:  differences that hang on a day on which several rows begin, or on the day before or after one; shaken says whether start reason, status or placement of the row differ too
-- grain:  witness, module, derived_row, vendor_row, field, on_day, busy_day
select h.witness, h.module, h.derived_row, h.vendor_row, h.field, h.child, h.person_id, h.on_day, h.one_sided, n.on_day as busy_day, n.placement_row, d.derived, d.vendor,
  s.derived_row is not null as shaken
from witness_hang h
join witness_day n on n.person_id = h.person_id and n.starts >= 2 and abs(n.on_day - h.on_day) <= 1
join witness_difference d on d.witness = h.witness and d.module = h.module and d.derived_row = h.derived_row and d.vendor_row = h.vendor_row and d.field = h.field
left join (
  select distinct witness, module, derived_row, vendor_row from witness_difference where field in ('RNE', 'LS', 'PLACE')
) s on s.witness = h.witness and s.module = h.module and s.derived_row = h.derived_row and s.vendor_row = h.vendor_row
