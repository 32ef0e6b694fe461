-- rule:     192
-- title:    A substance misuse problem is recorded, but not whether help was received
-- fix:      Enter whether help was received, in the health row of the child
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SUBSTANCE_MISUSE, INTERVENTION_RECEIVED
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.substance_misuse = '1'
  and o.intervention_received is null
