-- rule:     1002
-- title:    A care leaver has no episode in this year's return nor in last year's
-- fix:      Check the child identifier, and confirm if care ended before last year
-- since:    2022-23
-- needs:    episodes, episodes_last, oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: query
-- judged:   any_day
-- departs:  a record with all three items blank is reported too, as in the reference; its message speaks of items that are
--           filled in, and no coding is known
select o.row_number as oc3_row
from oc3 o
where not exists (select 1 from episodes e where e.child = o.child)
  and not exists (select 1 from episodes_last l where l.child = o.child)
