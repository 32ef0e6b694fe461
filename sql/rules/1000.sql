-- rule:     1000
-- title:    A young person who died in care has a care leaver record
-- fix:      Remove the care leaver record, or correct the end reason of the episode
-- since:    2022-23
-- needs:    episodes, oc3
-- takes:    episodes_last
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
-- departs:  a record with all three items blank is reported too, as in the reference; its message speaks of items that are
--           filled in, and no coding is known
select o.row_number as oc3_row
from oc3 o
where exists (select 1 from episodes e where e.child = o.child and e.rec = 'E2')
   or exists (select 1 from episodes_last l where l.child = o.child and l.rec = 'E2')
