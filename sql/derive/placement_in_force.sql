-- model:  placement_in_force
-- about:  the placement in force in each stretch: a temporary one before the main one, then the latest start, the one that continues longest, the highest number
-- grain:  person_id, poc_start, cut_start
select i.person_id, i.poc_start, i.cut_start, i.cut_end, u.source_row
from elementary_interval i
join placement_use u on u.person_id = i.person_id and u.poc_start = i.poc_start
  and u.in_from <= i.cut_start and u.in_to >= i.cut_end
qualify row_number() over (partition by i.person_id, i.poc_start, i.cut_start
  order by u.layer desc, u.start_date desc, u.recorded_end desc, try_cast(u.placement_id as bigint) desc nulls last, u.placement_id desc, u.version desc, u.source_row desc) = 1
