-- model:  placement_used
-- about:  placement rows laid on a period of care that the year sees
-- grain:  person_id, poc_start, source_row
select t.person_id, t.poc_start, t.source_row, t.start_date, t.recorded_end, t.is_marked, t.in_from, t.in_to
from placement_timeline t
join period_of_care p on p.person_id = t.person_id and p.poc_start = t.poc_start and p.kept
