-- rule:     301
-- title:    Date of birth is later than the last day of the collection year
-- fix:      Correct the date of birth on the child's record, or leave the child out of this year's return
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   DOB
-- severity: error
-- judged:   any_day
-- params:   period_end
select h.row_number as header_row
from header h
where h.dob > cast($period_end as date)
