-- model:  previous_permanence
-- about:  the module of earlier permanence orders: one row for each child who started to be looked after in the year; blank where nobody answered
-- grain:  row_number
select
  cast(row_number() over (order by b.child, p.source_row) as bigint) as row_number,
  b.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  c.option as prev_perm,
  c.la_perm,
  c.date_perm,
  coalesce(c.code_mapped, false) as code_mapped,
  b.person_id
from care_begun b
join person p on p.person_id = b.person_id
left join earlier_order_chosen c on c.person_id = b.person_id
