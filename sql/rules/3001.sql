-- rule:     3001
-- title:    A care leaver who turned 17 this year is recorded as living with former foster carers
-- fix:      Correct the accommodation of the care leaver, or the date of birth in the header
-- since:    2022-23
-- needs:    header, oc3
-- reports:  oc3
-- fields:   ACCOM, DOB
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select o.row_number as oc3_row
from oc3 o
join header h on h.child = o.child
where o.accom in ('Z1', 'Z2')
  and cast(h.dob + interval '17 years' as date) >= cast($period_start as date)
  and cast(h.dob + interval '17 years' as date) <= cast($period_end as date)
