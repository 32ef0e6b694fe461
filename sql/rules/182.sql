-- rule:     182
-- title:    Other health items are filled in, but one of the four that every child needs is blank
-- fix:      Fill in immunisations, teeth check, health assessment and substance misuse in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE, CONVICTED, HEALTH_CHECK,
--     INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
-- departs:  as the reference: four items filled in part pass while the others are blank, although the message wants
--     them complete; no coding of the Department is known
select o.row_number as oc2_row
from oc2 o
where (o.immunisations is null
       or o.teeth_check is null
       or o.health_assessment is null
       or o.substance_misuse is null)
  and (o.convicted is not null
       or o.health_check is not null
       or o.intervention_received is not null
       or o.intervention_offered is not null)
