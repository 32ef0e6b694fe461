-- rule:     347
-- title:    A care leaver who was not yet 18 when the year began is recorded as living in a foyer
-- fix:      Correct the accommodation of the care leaver, or the date of birth
-- since:    2023-24
-- needs:    oc3
-- reports:  oc3
-- fields:   ACCOM, DOB
-- severity: error
-- judged:   any_day
-- departs:  age goes by the calendar, as in the Department's coding; the reference counts years of 365.2425 days; and T1
--           and T2 are tested beside T, which is the only one in the reference and no code of the return
-- params:   period_start
select o.row_number as oc3_row
from oc3 o
where o.accom in ('T', 'T1', 'T2')
  and cast(o.dob + interval '18 years' as date) > cast($period_start as date)
