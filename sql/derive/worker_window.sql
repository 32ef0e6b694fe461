-- model:  worker_window
-- about:  the spells of the module: those that reach into the window; a child's first ever, where the export goes back that far, is a first contact
-- grain:  spell_row
select s.spell_row, s.person_id, s.child, s.start_date, s.end_date, s.parts, s.cut, s.worker, s.sw_id, s.number_row, s.number_decided, s.titled,
  s.reason_value, s.reason_map_row, s.code_mapped, s.reason_row, s.next_start,
  coalesce(s.reason, case when s.reason_value is null and s.spell_no = 1 and coalesce(k.history_from <= s.start_date, true) then 'FCONTA' end) as reason,
  s.reason is null and s.reason_value is null and s.spell_no = 1 and coalesce(k.history_from <= s.start_date, true) as reason_inferred
from worker_spell s
cross join worker_reach k
where coalesce(s.end_date >= k.window_from, true)
