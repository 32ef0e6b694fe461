-- rule:     545
-- title:    A child under five, looked after all through the year, has a blank item on health checks
-- fix:      Enter whether the health checks of the child were up to date, in the health row
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   DOB, HEALTH_CHECK
-- severity: error
-- judged:   year_end
-- params:   period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '5 years' as date) > cast($period_end as date)
  and o.health_check is null
  and exists (select 1 from continuously_looked_after c where c.child = o.child)
