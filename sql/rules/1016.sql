-- rule:     1016
-- title:    A care leaver aged 17 or 18 was still in care on the latest birthday, or later
-- fix:      Clear the care leaver items, or correct the end date of the episode or the date of birth
-- since:    2023-24
-- needs:    episodes, oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
-- departs:  age goes by the calendar, as in the Department's coding; the reference counts years of 365.2425 days and
--           misses birthdays about 31 March
-- params:   period_end
select o.row_number as oc3_row
from oc3 o
join episodes e on e.child = o.child
where (o.in_touch is not null or o.activ is not null or o.accom is not null)
  and cast(o.dob + interval '17 years' as date) <= cast($period_end as date)
  and cast(o.dob + interval '19 years' as date) > cast($period_end as date)
  and e.dec >= case
    when cast(o.dob + interval '18 years' as date) <= cast($period_end as date)
      then cast(o.dob + interval '18 years' as date)
    else cast(o.dob + interval '17 years' as date)
  end
