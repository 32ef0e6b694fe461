-- rule:     181
-- title:    An item of the health row is neither 0 nor 1
-- fix:      Enter 1 for yes or 0 for no in that item of the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE,
--     INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.convicted not in ('0', '1')
   or o.health_check not in ('0', '1')
   or o.immunisations not in ('0', '1')
   or o.teeth_check not in ('0', '1')
   or o.health_assessment not in ('0', '1')
   or o.substance_misuse not in ('0', '1')
   or o.intervention_received not in ('0', '1')
   or o.intervention_offered not in ('0', '1')
