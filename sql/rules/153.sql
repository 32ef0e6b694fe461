-- rule:     153
-- title:    Some of the three care leaver items are filled in and others are blank
-- fix:      Fill in contact, activity and accommodation, or clear all three
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
where (o.in_touch is not null or o.activ is not null or o.accom is not null)
  and (o.in_touch is null or o.activ is null or o.accom is null)
