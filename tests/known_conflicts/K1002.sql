-- rule:     K1002
-- title:    A care leaver of 19 and over
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   CHILD
-- severity: query
-- judged:   any_day
-- params:   period_end
select o.row_number as oc3_row
from oc3 o
where cast(o.dob + interval '19 years' as date) <= cast($period_end as date)
