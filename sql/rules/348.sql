-- rule:     348
-- title:    A care leaver who was reported dead last year is not reported dead this year
-- fix:      Correct the contact of the care leaver, or check the child identifier
-- since:    2025-26
-- needs:    oc3, oc3_last
-- reports:  oc3
-- fields:   IN_TOUCH
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
where (o.in_touch is distinct from 'DIED')
  and exists (select 1 from oc3_last l where l.child = o.child and l.in_touch = 'DIED')
