-- rule:     351
-- title:    The young person was already past the 25th birthday when the collection year began
-- fix:      Correct the date of birth, or leave the young person out of this year's return
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   DOB
-- severity: error
-- judged:   any_day
-- params:   period_start
select h.row_number as header_row
from header h
where cast(h.dob + interval '25 years' as date) < cast($period_start as date)
