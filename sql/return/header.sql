-- model:  header
-- about:  the header module: one row for each child with an episode in the year, a care leaver row, or a missing row of a young asylum seeker who went missing within a day
-- grain:  row_number
select
  cast(row_number() over (order by p.child, p.source_row) as bigint) as row_number,
  p.child,
  s.sex,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  s.ethnic,
  u.upn,
  m.mother,
  m.mc_dob,
  to_char(m.mc_dob, '%d/%m/%Y') as mc_dob_raw,
  case when a.person_id is not null then '1' else '0' end as uasc,
  p.dob_estimated,
  coalesce(s.code_mapped, false) as code_mapped,
  c.person_id
from header_child c
join person p on p.person_id = c.person_id
left join person_code s on s.person_id = c.person_id
left join pupil_number u on u.person_id = c.person_id
left join mother_in_care m on m.person_id = c.person_id
left join asylum_in_year a on a.person_id = c.person_id
