-- rule:     570
-- title:    An absence starts after the end of the collection year
-- fix:      Correct the start date, or leave the absence to the return of the next year
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_START
-- severity: error
-- judged:   any_day
-- params:   period_end
select m.row_number as missing_row
from missing m
where m.mis_start > cast($period_end as date)
