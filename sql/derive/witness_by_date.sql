-- model:  witness_by_date
-- about:  differences of one day between ends and beginnings, and what the witness knows of days after the as-at day
-- grain:  witness, module, derived_row, vendor_row, field, cause, strength
-- params: as_at, period_end, period_start
with alone as (
  select distinct witness, child, coalesce(derived_start, vendor_start) as start_date
  from witness_difference
  where module = 'episodes' and field = 'ROW'
),
found as (
  -- one day apart, and nothing begins there that one side alone has
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field, 'end_date_convention' as cause, 1 as strength
  from witness_difference d
  left anti join alone a on a.witness = d.witness and a.child = d.child and d.field = 'DEC' and a.start_date in (d.derived_end, d.vendor_end)
  where (d.field in ('DEC', 'SW_DEC', 'DOLO_END', 'MIS_END', 'DUC') and abs(d.derived_end - d.vendor_end) = 1)
    or (d.field in ('DECOM', 'SW_DECOM', 'DOLO_START') and abs(d.derived_start - d.vendor_start) = 1)
  union all
  -- the histories have the day before or after
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, 'end_date_convention' as cause, 2 as strength
  from witness_hang h
  left semi join witness_day n on n.person_id = h.person_id and abs(n.on_day - h.on_day) = 1
  left anti join witness_day s on s.person_id = h.person_id and s.on_day = h.on_day
  where h.one_sided = 'vendor'
  union all
  select witness, module, derived_row, vendor_row, field, 'end_date_convention' as cause, 2 as strength
  from witness_difference
  where field = 'ROW' and vendor_row = 0 and derived_end = cast($period_start as date)
  union all
  select witness, module, derived_row, vendor_row, field, 'after_as_at' as cause, 1 as strength
  from witness_difference
  where (field = 'ROW' and derived_row = 0 and vendor_start > least(cast($as_at as date), cast($period_end as date)))
    or try_cast(substr(vendor, 7, 4) || '-' || substr(vendor, 4, 2) || '-' || left(vendor, 2) as date) > least(cast($as_at as date), cast($period_end as date))
    or (field in ('REC', 'REASON_PLACE_CHANGE', 'REASON_PLACED_CEASED') and vendor_end > least(cast($as_at as date), cast($period_end as date)))
)
select distinct witness, module, derived_row, vendor_row, field, cause, strength, cast(null as varchar) as source_table, cast(null as bigint) as source_row
from found
