-- rule:     158
-- title:    Help for substance misuse was received, and yet the item on help that was offered is filled in
-- fix:      Clear the item on help offered, or correct whether help was received, in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.intervention_received = '1'
  and o.intervention_offered is not null
