-- model:  main_placement
-- about:  the ordinary placement in force in each stretch, temporary ones set aside: the latest start, then the one that continues longest, then the highest number
-- grain:  person_id, poc_start, cut_start
select c.person_id, c.poc_start, c.cut_start, c.cut_end, t.source_row, t.start_date, t.placement_id
from placement_cut c
join placement_timeline t on t.person_id = c.person_id and t.poc_start = c.poc_start
  and t.in_from <= c.cut_start and t.in_to >= c.cut_end
where not t.is_marked
qualify row_number() over (partition by c.person_id, c.poc_start, c.cut_start
  order by t.start_date desc, t.recorded_end desc, try_cast(t.placement_id as bigint) desc nulls last, t.placement_id desc, t.version desc, t.source_row desc) = 1
