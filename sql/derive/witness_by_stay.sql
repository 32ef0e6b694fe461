-- model:  witness_by_stay
-- about:  temporary stays and short breaks that one side returns and the other merges or leaves out
-- grain:  witness, module, derived_row, vendor_row, field
with found as (
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, e.source_row
  from witness_hang h
  join witness_edge e on e.person_id = h.person_id and e.on_day = h.on_day and e.stay
  where h.one_sided <> 'both' or h.field in ('RNE', 'REASON_PLACE_CHANGE')
  union all
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, e.source_row
  from witness_hang h
  join witness_edge e on e.person_id = h.person_id and e.on_day = h.on_day and e.source_table = 'ssd_legal_status' and e.code = 'V3'
  where h.one_sided <> 'both'
  union all
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, cast(null as bigint) as source_row
  from witness_hang h
  join episodes e on e.row_number = h.derived_row and e.ls = 'V3'
  where h.one_sided = 'derived'
  union all
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field, p.source_row
  from witness_difference d
  join placement_typed p on p.person_id = d.person_id and p.is_marked and p.start_date <= d.derived_start
    and coalesce(p.recorded_end, date '9999-12-31') > d.derived_start
  where d.module = 'episodes' and d.field in ('PLACE', 'PLACE_PROVIDER', 'URN', 'PL_POST')
)
select witness, module, derived_row, vendor_row, field, 'temporary_stay' as cause, 1 as strength, case when min(source_row) is not null then 'ssd_cla_placement' end as source_table, min(source_row) as source_row
from found
group by witness, module, derived_row, vendor_row, field
