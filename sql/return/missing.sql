-- model:  missing
-- about:  the missing module: every absence in the year, each source incident a row of its own unless the times of two overlap
-- grain:  row_number
select
  cast(row_number() over (order by p.child, m.mis_start, m.missing, m.mis_end nulls last, m.source_row) as bigint) as row_number,
  p.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  m.missing,
  m.mis_start,
  to_char(m.mis_start, '%d/%m/%Y') as mis_start_raw,
  m.mis_end,
  to_char(m.mis_end, '%d/%m/%Y') as mis_end_raw,
  m.merged,
  m.end_inferred,
  m.code_mapped,
  m.source_row as incident_row,
  m.person_id
from missing_in_year m
join person p on p.person_id = m.person_id
