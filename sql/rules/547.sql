-- rule:     547
-- title:    Health checks are recorded as up to date, but one of the four items that every child needs is blank
-- fix:      Fill in immunisations, teeth check, health assessment and substance misuse in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.health_check = '1'
  and (o.immunisations is null
       or o.teeth_check is null
       or o.health_assessment is null
       or o.substance_misuse is null)
