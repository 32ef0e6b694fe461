-- model:  dolo
-- about:  the module of deprivation of liberty: orders in force in the year, renewals joined or not as the setting says, closed where care ended
-- grain:  row_number
select
  cast(row_number() over (order by p.child, o.start_date, o.order_row) as bigint) as row_number,
  p.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  o.start_date as dolo_start,
  to_char(o.start_date, '%d/%m/%Y') as dolo_start_raw,
  o.end_date as dolo_end,
  to_char(o.end_date, '%d/%m/%Y') as dolo_end_raw,
  o.parts > 1 as merged,
  o.care_ceased as end_inferred,
  o.order_row,
  o.person_id
from liberty_in_year o
join person p on p.person_id = o.person_id
