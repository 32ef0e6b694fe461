-- rule:     542
-- title:    Whether a child was convicted is filled in for a child under ten at the end of the year
-- fix:      Clear the conviction item in the health row, or correct the date of birth
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   CONVICTED
-- severity: error
-- judged:   any_day
-- params:   period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '10 years' as date) > cast($period_end as date)
  and o.convicted is not null
