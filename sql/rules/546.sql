-- rule:     546
-- title:    The item on health checks is filled in for a child of five or older who was looked after all through the
--     year
-- fix:      Clear the item on health checks in the health row, or correct the date of birth
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   DOB, HEALTH_CHECK
-- severity: error
-- judged:   any_day
-- params:   period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '5 years' as date) <= cast($period_end as date)
  and o.health_check is not null
  and exists (select 1 from continuously_looked_after c where c.child = o.child)
