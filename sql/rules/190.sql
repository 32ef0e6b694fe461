-- rule:     190
-- title:    Items of the health row are filled in for a child who was not looked after all through the year
-- fix:      Remove the health row of the child, or correct the episodes
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE,
--     INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where (o.convicted is not null
       or o.health_check is not null
       or o.immunisations is not null
       or o.teeth_check is not null
       or o.health_assessment is not null
       or o.substance_misuse is not null
       or o.intervention_received is not null
       or o.intervention_offered is not null)
  and not exists (select 1 from continuously_looked_after c where c.child = o.child)
