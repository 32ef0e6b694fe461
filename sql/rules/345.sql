-- rule:     345
-- title:    The authority is in touch with a care leaver, yet activity or accommodation is 0
-- fix:      Enter the activity and the accommodation of the care leaver, or correct the contact
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
where o.in_touch = 'YES'
  and (o.activ = '0' or o.accom = '0')
