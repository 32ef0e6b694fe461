-- model:  witness_cause
-- about:  each difference with its most likely cause; a row of a child that one side alone has in a module of one row a child follows from that child's episodes where these differ
-- grain:  witness, module, derived_row, vendor_row, field
with episodes_differ as (
  select d.witness, d.child, c.cause, c.source_table, c.source_row
  from witness_difference d
  join witness_direct c on c.witness = d.witness and c.module = d.module and c.derived_row = d.derived_row and c.vendor_row = d.vendor_row and c.field = d.field
  where d.module = 'episodes' and c.strength < 3
  qualify row_number() over (partition by d.witness, d.child order by c.rank, c.strength, d.derived_row, d.vendor_row, d.field) = 1
)
select d.witness, d.module, d.derived_row, d.vendor_row, d.field,
  case when f.cause is not null then f.cause else coalesce(c.cause, 'unknown') end as cause,
  case when f.cause is not null then f.source_table else c.source_table end as source_table,
  case when f.cause is not null then f.source_row else c.source_row end as source_row
from witness_difference d
left join witness_direct c on c.witness = d.witness and c.module = d.module and c.derived_row = d.derived_row and c.vendor_row = d.vendor_row and c.field = d.field
left join episodes_differ f on f.witness = d.witness and f.child = d.child and d.field = 'ROW'
  and d.module in ('header', 'uasc', 'oc2', 'oc3', 'ad1', 'previous_permanence')
  and coalesce(c.strength, 3) >= 3
