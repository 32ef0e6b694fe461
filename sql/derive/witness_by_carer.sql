-- model:  witness_by_carer
-- about:  start reasons, change reasons and cuts that hang on who cares, on a day on which a placement begins or ends whose carer the case tables do not name
-- grain:  witness, module, derived_row, vendor_row, field, strength
with found as (
  select h.witness, h.module, h.derived_row, h.vendor_row, h.field, n.placement_row,
    case when h.field = 'RNE' and d.derived in ('P', 'T') and d.vendor in ('P', 'T') then 1
         when h.field = 'RNE' and d.derived in ('B', 'U') and d.vendor in ('B', 'U') then 1
         when h.field = 'REASON_PLACE_CHANGE' and h.one_sided = 'both'
           and (d.derived is null or d.vendor is null or 'PLACE' in (d.derived, d.vendor) or coalesce(l.decision like 'reason:same_carer%', false)) then 1
         when h.one_sided <> 'both' and n.starts = 1 then 1
         when h.one_sided <> 'both' then 3
    end as strength
  from witness_hang h
  join witness_day n on n.person_id = h.person_id and n.on_day = h.on_day
  join witness_difference d on d.witness = h.witness and d.module = h.module and d.derived_row = h.derived_row and d.vendor_row = h.vendor_row and d.field = h.field
  left join witness_lineage l on l.module = h.module and l.row_number = h.derived_row and l.field = h.field
  where n.no_carer and not n.stay
)
select witness, module, derived_row, vendor_row, field, 'carer_unknown' as cause, strength, 'ssd_cla_placement' as source_table, min(placement_row) as source_row
from found
where strength is not null
group by witness, module, derived_row, vendor_row, field, strength
