-- model:  period_found
-- about:  periods of care with each short break a period of its own; whether it was too short to count is judged on these
-- grain:  person_id, poc_start
select
  p.person_id,
  coalesce(b.break_start, p.period_start) as poc_start,
  case when b.break_start is null then p.period_end
       when b.from_last = 1 and b.break_end = cast(p.period_end - interval '1 day' as date) then p.period_end
       else b.break_end end as poc_end,
  p.source_table, p.source_row, p.last_source_row,
  case when b.break_start is null then p.start_clock end as start_clock,
  case when b.break_start is null then p.end_clock end as end_clock,
  case when b.break_start is null or b.from_last = 1 then p.end_reason end as end_reason,
  case when b.break_start is null or b.from_last = 1 then p.end_reason_value end as end_reason_value,
  case when b.break_start is null or b.from_last = 1 then p.end_reason_map_row end as end_reason_map_row,
  p.need, p.need_value, p.need_map_row, p.need_row, p.needs, p.parts, p.overlapping,
  p.only_v3, p.only_v4, p.only_accommodation
from period_joined p
left join short_break b on b.person_id = p.person_id and b.period_start = p.period_start and (b.breaks > 1 or (p.period_end is null and b.break_end is not null))
