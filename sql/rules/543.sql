-- rule:     543
-- title:    A child of ten or older, looked after all through the year, has a blank conviction item
-- fix:      Enter whether the child was convicted, in the health row
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   DOB, CONVICTED
-- severity: error
-- judged:   year_end
-- departs:  as the Department's coding: a tenth birthday on the last day of the year counts; the reference lets that
--     day pass
-- params:   period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '10 years' as date) <= cast($period_end as date)
  and o.convicted is null
  and exists (select 1 from continuously_looked_after c where c.child = o.child)
