-- rule:     104
-- title:    Date the child stopped being an unaccompanied asylum seeker is not a real date or lies before this year
-- fix:      Correct the date, or take the child out of the list of unaccompanied children if the status ended in an
--     earlier year
-- since:    2022-23
-- needs:    uasc
-- reports:  uasc
-- fields:   DUC
-- severity: error
-- judged:   any_day
-- params:   period_start
select u.row_number as uasc_row
from uasc u
where (u.duc is null and u.duc_raw is not null)
   or u.duc < cast($period_start as date)
