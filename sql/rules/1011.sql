-- rule:     1011
-- title:    A young person who moved to the care of another authority has a care leaver record
-- fix:      Clear the care leaver items, or correct the end reason of the last episode
-- since:    2022-23
-- needs:    episodes, oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
join last_episode l on l.child = o.child
join episodes e on e.row_number = l.row_number
where e.rec = 'E3'
  and (o.in_touch is not null or o.activ is not null or o.accom is not null)
