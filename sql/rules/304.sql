-- rule:     304
-- title:    Unaccompanied asylum-seeking status ends after the 18th birthday
-- fix:      Set the date the status ended to the 18th birthday or earlier, or correct the date of birth
-- since:    2022-23
-- needs:    uasc
-- reports:  uasc
-- fields:   DUC
-- severity: error
-- judged:   any_day
select u.row_number as uasc_row
from uasc u
where u.duc > cast(u.dob + interval '18 years' as date)
