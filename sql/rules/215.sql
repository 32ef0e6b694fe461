-- rule:     215
-- title:    A young person has both care leaver items and health items of a child looked after for a year
-- fix:      Clear the care leaver items, or the items of the health row
-- since:    2022-23
-- needs:    oc2, oc3
-- reports:  oc3, oc2
-- fields:   IN_TOUCH, ACTIV, ACCOM, CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT,
--           SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row, c.row_number as oc2_row
from oc3 o
join oc2 c on c.child = o.child
where (o.in_touch is not null or o.activ is not null or o.accom is not null)
  and (c.convicted is not null
       or c.health_check is not null
       or c.immunisations is not null
       or c.teeth_check is not null
       or c.health_assessment is not null
       or c.substance_misuse is not null
       or c.intervention_received is not null
       or c.intervention_offered is not null)
