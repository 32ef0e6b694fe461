-- model:  containment
-- about:  an ordinary placement that would come back into force after a later one inside it had ended, though nothing marks the inner one as temporary
-- grain:  person_id, poc_start, inner_row, outer_row
select distinct m.person_id, m.poc_start, q.source_row as inner_row, m.source_row as outer_row
from main_placement m
join placement_timeline q on q.person_id = m.person_id and q.poc_start = m.poc_start
  and q.start_date > m.start_date and q.in_to <= m.cut_start
where not q.is_marked
