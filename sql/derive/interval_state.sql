-- model:  interval_state
-- about:  each stretch of a period of care with its one legal status and one placement; holes that may be closed are
-- grain:  person_id, poc_start, cut_start
-- params: v3_over_limit
select
  i.person_id, i.poc_start, i.cut_start, i.cut_end,
  case when $v3_over_limit = 'recode' and b.over_limit and coalesce(l.code, lh.neighbour_code) = 'V3' then 'V2'
       else coalesce(l.code, lh.neighbour_code) end as ls,
  coalesce(l.source_row, lh.neighbour_row) as legal_row,
  coalesce(p.source_row, ph.neighbour_row) as placement_row,
  lh.action is not null or ph.action is not null as repaired,
  coalesce(lh.action = 'carry', false) or coalesce(ph.action = 'carry', false) as gap_filled
from elementary_interval i
left join legal_in_force l on l.person_id = i.person_id and l.poc_start = i.poc_start and l.cut_start = i.cut_start
left join legal_hole lh on lh.person_id = i.person_id and lh.poc_start = i.poc_start and lh.cut_start = i.cut_start and lh.action <> 'block'
left join placement_in_force p on p.person_id = i.person_id and p.poc_start = i.poc_start and p.cut_start = i.cut_start
left join placement_hole ph on ph.person_id = i.person_id and ph.poc_start = i.poc_start and ph.cut_start = i.cut_start and ph.action <> 'block'
left join short_break_limit b on b.person_id = i.person_id and b.poc_start = i.poc_start
