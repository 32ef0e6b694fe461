-- model:  witness_by_legal
-- about:  statuses that run side by side: the witness has the other one, gives the start reason that goes with it, or cuts where it begins or ends
-- grain:  witness, module, derived_row, vendor_row, field
with found as (
  select witness, module, derived_row, vendor_row, 'LS' as field, case when closed_that_day then 2 else 1 end as strength, source_row
  from witness_beside
  union all
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, 1 as strength, b.source_row
  from witness_hang h
  join witness_beside b on b.witness = h.witness and b.module = h.module and b.child = h.child
    and not b.closed_that_day and h.on_day in (b.derived_start, b.derived_end)
  where h.field = 'RNE'
  union all
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, 2 as strength, n.legal_row as source_row
  from witness_hang h
  join witness_day n on n.person_id = h.person_id and n.on_day = h.on_day and n.legal_beside
  where h.one_sided <> 'both' and coalesce(h.rne not in ('P', 'T'), true)
)
select witness, module, derived_row, vendor_row, field, 'legal_precedence' as cause, min(strength) as strength, 'ssd_legal_status' as source_table, min(source_row) as source_row
from found
group by witness, module, derived_row, vendor_row, field
