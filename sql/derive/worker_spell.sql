-- model:  worker_spell
-- about:  one row for each unbroken time of a social worker with a child, of all years
-- grain:  spell_row
with joined as (
  select p.spell_row, p.person_id, p.spell_no, min(p.start_date) as start_date,
    case when bool_or(p.end_date is null) then null else max(p.end_date) end as end_date,
    count(*) as parts, bool_or(p.cut) as cut
  from worker_part p
  group by p.spell_row, p.person_id, p.spell_no
)
select j.spell_row, j.person_id, h.child, j.spell_no, j.start_date, j.end_date, j.parts, j.cut,
  h.worker, h.sw_id, h.number_row, h.number_decided, h.titled, h.reason, h.reason_value, h.reason_map_row, h.code_mapped, h.reason_row,
  lead(j.start_date) over (partition by j.person_id order by j.start_date, j.spell_row) as next_start
from joined j
join worker_held h on h.source_row = j.spell_row
