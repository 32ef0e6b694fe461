-- rule:     191
-- title:    A child was looked after all through the year, but has no health row or a blank among its four main items
-- fix:      Add the health row of the child, or fill in immunisations, teeth check, health assessment and substance
--     misuse
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2, episodes
-- fields:   IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE, CHILD
-- severity: error
-- judged:   year_end
select o.row_number as oc2_row, cast(null as bigint) as episodes_row
from oc2 o
where (o.immunisations is null
       or o.teeth_check is null
       or o.health_assessment is null
       or o.substance_misuse is null)
  and exists (select 1 from continuously_looked_after c where c.child = o.child)
union all
select cast(null as bigint) as oc2_row, f.row_number as episodes_row
from first_episode f
join continuously_looked_after c on c.child = f.child
where not exists (select 1 from oc2 o where o.child = f.child)
