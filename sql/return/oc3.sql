-- model:  oc3
-- about:  the care leavers module: those whose 17th to 25th birthday falls in the year and who were in care long enough, with contact, activity and accommodation
-- grain:  row_number
select
  cast(row_number() over (order by l.child, l.person_row) as bigint) as row_number,
  l.child,
  l.dob,
  to_char(l.dob, '%d/%m/%Y') as dob_raw,
  a.in_touch,
  a.activ,
  a.accom,
  a.code_mapped,
  l.person_id
from leaver_answer a
join leaver l on l.person_id = a.person_id
