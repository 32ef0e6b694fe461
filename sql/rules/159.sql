-- rule:     159
-- title:    A substance misuse problem without help received does not say whether help was offered
-- fix:      Enter whether help was offered, in the health row of the child
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.substance_misuse = '1'
  and o.intervention_received = '0'
  and o.intervention_offered is null
