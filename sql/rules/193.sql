-- rule:     193
-- title:    Help for substance misuse is recorded for a child without a substance misuse problem
-- fix:      Clear the two items on help, or record the problem, in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where (o.substance_misuse is null or o.substance_misuse = '0')
  and (o.intervention_received is not null or o.intervention_offered is not null)
