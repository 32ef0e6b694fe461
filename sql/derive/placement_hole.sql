-- model:  placement_hole
-- about:  stretches of a period of care without a placement, with the length of the whole hole and the neighbour that may fill it
-- grain:  person_id, poc_start, cut_start
-- params: gap_fill
with states as (
  select i.person_id, i.poc_start, i.cut_start, i.cut_end, f.source_row
  from elementary_interval i
  left join placement_in_force f on f.person_id = i.person_id and f.poc_start = i.poc_start and f.cut_start = i.cut_start
),
edges as (
  select person_id, poc_start, cut_start, cut_end, source_row,
    max(case when source_row is not null then cut_end end) over (partition by person_id, poc_start order by cut_start rows between unbounded preceding and 1 preceding) as before_end,
    min(case when source_row is not null then cut_start end) over (partition by person_id, poc_start order by cut_start rows between 1 following and unbounded following) as after_start,
    min(cut_start) over (partition by person_id, poc_start) as first_day,
    max(cut_end) over (partition by person_id, poc_start) as last_day
  from states
),
holes as (
  select person_id, poc_start, cut_start, cut_end, before_end, after_start,
    coalesce(before_end, first_day) as hole_start,
    coalesce(after_start, last_day) - coalesce(before_end, first_day) as days
  from edges
  where source_row is null
)
select
  h.person_id, h.poc_start, h.cut_start, h.cut_end, h.hole_start, h.days,
  coalesce(b.source_row, a.source_row) as neighbour_row,
  case when h.days <= 1 and coalesce(b.source_row, a.source_row) is not null then 'close'
       when $gap_fill = 'carry_forward' and b.source_row is not null then 'carry'
       else 'block' end as action
from holes h
left join placement_in_force b on b.person_id = h.person_id and b.poc_start = h.poc_start and b.cut_end = h.before_end
left join placement_in_force a on a.person_id = h.person_id and a.poc_start = h.poc_start and a.cut_start = h.after_start and h.days <= 1
