-- model:  sw_episodes
-- about:  the module of social worker episodes: the allocated workers of children in care at the end, back to the start of the window, also from before care began
-- grain:  row_number
select
  cast(row_number() over (order by w.child, w.start_date, w.spell_row) as bigint) as row_number,
  w.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  w.sw_id,
  w.start_date as sw_decom,
  to_char(w.start_date, '%d/%m/%Y') as sw_decom_raw,
  w.end_date as sw_dec,
  to_char(w.end_date, '%d/%m/%Y') as sw_dec_raw,
  w.reason as sw_reason,
  w.code_mapped,
  w.reason_inferred,
  w.spell_row,
  w.person_id
from worker_window w
join person p on p.person_id = w.person_id
