-- model:  witness_nth
-- about:  rows of one child that begin on one day, in the order in which they are paired: those with an equal on the other side first
-- grain:  witness, module, side, row_number
select a.witness, a.module, a.side, a.row_number, a.child, a.person_id, a.start_date, a.end_date,
  row_number() over (partition by a.witness, a.module, a.side, a.child, a.start_date
    order by case when b.row_number is null then 1 else 0 end, a.cells, a.row_number) as nth
from witness_row a
left join witness_row b on b.witness = a.witness and b.module = a.module and b.side <> a.side
  and b.child = a.child and b.start_date = a.start_date and b.cells = a.cells and b.copy = a.copy
where a.child is not null
