-- model:  uasc
-- about:  the module of unaccompanied asylum-seeking children: those with an episode in the year while the status runs, and the day it ended
-- grain:  row_number
select
  cast(row_number() over (order by p.child, p.source_row) as bigint) as row_number,
  p.child,
  s.sex,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  a.duc,
  to_char(a.duc, '%d/%m/%Y') as duc_raw,
  a.capped as duc_at_18,
  a.person_id
from asylum_in_year a
join person p on p.person_id = a.person_id
left join person_code s on s.person_id = a.person_id
