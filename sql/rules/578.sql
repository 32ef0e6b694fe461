-- rule:     578
-- title:    An absence starts outside every period of care of the child
-- fix:      Correct the start date of the absence, or the dates of the episodes
-- since:    2022-23
-- needs:    episodes, missing
-- reports:  missing
-- fields:   MIS_START
-- severity: error
-- judged:   any_day
-- departs:  the Department's coding faults an absence that starts on the day care ended, the reference one that
--           starts later; its other limits are the reference's
select m.row_number as missing_row
from missing m
join return_period p on p.child = m.child
group by m.row_number
having bool_and(m.mis_start < p.start_date or coalesce(m.mis_start >= p.end_date, false))
