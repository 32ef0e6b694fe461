-- rule:     544
-- title:    A conviction is recorded, but one of the four items that every child needs is blank
-- fix:      Fill in immunisations, teeth check, health assessment and substance misuse in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   CONVICTED, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.convicted = '1'
  and (o.immunisations is null
       or o.teeth_check is null
       or o.health_assessment is null
       or o.substance_misuse is null)
