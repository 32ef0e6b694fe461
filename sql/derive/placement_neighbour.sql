-- model:  placement_neighbour
-- about:  each ordinary placement row beside the next of its period of care
-- grain:  person_id, poc_start, source_row
select person_id, poc_start, source_row, start_date, recorded_end, in_to,
  lead(start_date) over (partition by person_id, poc_start order by start_date, recorded_end, source_row) as next_start,
  lead(recorded_end) over (partition by person_id, poc_start order by start_date, recorded_end, source_row) as next_end,
  lead(in_from) over (partition by person_id, poc_start order by start_date, recorded_end, source_row) as next_from
from placement_used
where not is_marked
