-- rule:     391
-- title:    Care leaver items are filled in for someone not yet 17 at the end of the year
-- fix:      Clear the care leaver items, or correct the date of birth
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   DOB, IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
-- params:   period_end
select o.row_number as oc3_row
from oc3 o
where cast(o.dob + interval '17 years' as date) > cast($period_end as date)
  and (o.in_touch is not null or o.activ is not null or o.accom is not null)
