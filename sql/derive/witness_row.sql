-- model:  witness_row
-- about:  every row of the derived return and of each witness, with all its values in one text; copy counts rows that are the same in every cell
-- grain:  witness, module, side, row_number
with cells as (
  select a.witness, c.module, 'derived' as side, c.row_number, c.child, c.start_date, c.end_date, c.field, c.value
  from witness_derived_cell c
  join witness_asked a on a.module = c.module
  union all
  select c.witness, c.module, 'vendor' as side, c.row_number, c.child, c.start_date, c.end_date, c.field, c.value
  from witness_vendor_cell c
),
rows_read as (
  select witness, module, side, row_number, max(child) as child, max(start_date) as start_date, max(end_date) as end_date,
    string_agg(coalesce(value, ''), '|' order by field) as cells
  from cells
  group by witness, module, side, row_number
)
select
  r.witness, r.module, r.side, r.row_number, r.child, p.person_id, r.start_date, r.end_date, r.cells,
  row_number() over (partition by r.witness, r.module, r.side, r.child, r.start_date, r.cells order by r.row_number) as copy
from rows_read r
left join (select child, min(person_id) as person_id from person where child is not null group by child) p on p.child = r.child
