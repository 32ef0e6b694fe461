-- model:  witness_pair
-- about:  each row of the derived return beside the row of the witness that means the same; 0 where one side has none
-- grain:  witness, module, derived_row, vendor_row
with pairs as (
  select witness, module, derived_row, vendor_row from witness_match
  union all
  select witness, module, derived_row, vendor_row from witness_near
  union all
  select l.witness, l.module,
    case when l.side = 'derived' then l.row_number else 0 end as derived_row,
    case when l.side = 'vendor' then l.row_number else 0 end as vendor_row
  from witness_left l
  left anti join witness_near n on n.witness = l.witness and n.module = l.module
    and l.row_number = case when l.side = 'derived' then n.derived_row else n.vendor_row end
)
select p.witness, p.module, p.derived_row, p.vendor_row,
  coalesce(d.child, v.child, '') as child,
  coalesce(d.person_id, v.person_id) as person_id,
  nullif(d.start_date, date '1800-01-01') as derived_start, d.end_date as derived_end,
  nullif(v.start_date, date '1800-01-01') as vendor_start, v.end_date as vendor_end
from pairs p
left join witness_row d on d.witness = p.witness and d.module = p.module and d.side = 'derived' and d.row_number = p.derived_row
left join witness_row v on v.witness = p.witness and v.module = p.module and v.side = 'vendor' and v.row_number = p.vendor_row
