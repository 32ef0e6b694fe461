-- model:  placement_last_day
-- about:  the last day each placement row is in force in a period of care; a move away before that is an interruption, and the recorded reason is not about it
-- grain:  person_id, poc_start, use_row
select person_id, poc_start, use_row, max(cut_end) as last_cut
from interval_value
group by person_id, poc_start, use_row
