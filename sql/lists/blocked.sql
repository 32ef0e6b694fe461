-- model:  blocked
-- about:  children left out of every module of the return, with each reason and the row that shows it
-- grain:  person_id, reason, source_table, source_row
select f.person_id, coalesce(p.child, f.person_id) as child, f.reason, f.source_table, f.source_row, f.detail
from fault f
left join person p on p.person_id = f.person_id
where f.kept
