-- rule:     344
-- title:    A care leaver who died or went back to the family has an activity or accommodation other than 0
-- fix:      Set activity and accommodation to 0, or correct the contact
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
-- departs:  a blank passes like 0, as in the Department's coding, which wants neither item given; the reference reports
--           blanks
select o.row_number as oc3_row
from oc3 o
where o.in_touch in ('DIED', 'RHOM')
  and (o.activ <> '0' or o.accom <> '0')
