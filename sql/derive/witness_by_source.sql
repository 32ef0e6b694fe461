-- model:  witness_by_source
-- about:  what the case tables hold at the day in question: nothing, so that only the witness can say it; or a row that one side made nothing of
-- grain:  witness, module, derived_row, vendor_row, field, cause, strength
with found as (
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, 'missing_source_row' as cause, 2 as strength,
    cast(null as varchar) as source_table, cast(null as bigint) as source_row
  from witness_hang h
  left anti join witness_day n on n.person_id = h.person_id and abs(n.on_day - h.on_day) <= 1
  where h.one_sided = 'vendor'
  union all
  -- the witness says what changed that day, and the histories of it show nothing
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, 'missing_source_row' as cause, 2 as strength,
    cast(null as varchar) as source_table, cast(null as bigint) as source_row
  from witness_hang h
  left join witness_day n on n.person_id = h.person_id and abs(n.on_day - h.on_day) <= 1
  where h.one_sided = 'vendor'
  group by h.witness, h.module, h.derived_row, h.vendor_row, h.field, h.rne
  having (h.rne in ('P', 'T', 'B', 'U') and not coalesce(bool_or(n.placement), false))
    or (h.rne in ('L', 'B', 'U') and max(n.legal_row) is null)
  union all
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field,
    case h.one_sided when 'vendor' then 'left_out_by_rule' else 'extra_source_row' end as cause, 3 as strength,
    case when n.placement then 'ssd_cla_placement' when n.legal_row is not null then 'ssd_legal_status' else 'ext_cla_period_of_care' end as source_table,
    case when n.placement then n.placement_row else coalesce(n.legal_row, n.period_row) end as source_row
  from witness_hang h
  join witness_day n on n.person_id = h.person_id and n.on_day = h.on_day
  where h.one_sided <> 'both'
  union all
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field,
    case when c.source_row is null then 'missing_source_row' else 'left_out_by_rule' end as cause,
    case when c.source_row is null then 2 else 3 end as strength, c.source_table, c.source_row
  from witness_difference d
  left join witness_case_row c on c.module = d.module and c.person_id = d.person_id and c.on_day = coalesce(d.vendor_start, date '1800-01-01')
  where d.field = 'ROW' and d.derived_row = 0 and d.module <> 'episodes'
  union all
  -- no status of the child has this code
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field, 'missing_source_row' as cause, 3 as strength,
    cast(null as varchar) as source_table, cast(null as bigint) as source_row
  from witness_difference d
  left anti join witness_edge e on e.person_id = d.person_id and e.code = d.vendor
  where d.field = 'LS' and d.derived is not null and d.vendor is not null
  union all
  select d.witness, d.module, d.derived_row, d.vendor_row, d.field,
    case when d.derived is null then 'missing_source_row' else 'extra_source_row' end as cause,
    case when d.field in ('REC', 'REASON_PLACE_CHANGE') and (d.derived_end is distinct from d.vendor_end) then 4 else 3 end as strength, l.source_table, l.source_row
  from witness_difference d
  left join witness_lineage l on l.module = d.module and l.row_number = d.derived_row
    and l.field = case when d.field <> 'ROW' then d.field when d.module = 'episodes' then 'DECOM' else 'CHILD' end
  where (d.derived is null or d.vendor is null) and not (d.field = 'ROW' and d.derived_row = 0)
)
select witness, module, derived_row, vendor_row, field, cause, strength, min(source_table) as source_table, min(source_row) as source_row
from found
group by witness, module, derived_row, vendor_row, field, cause, strength
