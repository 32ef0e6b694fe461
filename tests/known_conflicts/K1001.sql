-- rule:     K1001
-- title:    A care leaver without an episode in the year, or of 20 and over
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    oc3, episodes
-- reports:  oc3
-- fields:   CHILD
-- severity: query
-- judged:   any_day
-- params:   period_end
select o.row_number as oc3_row
from oc3 o
where cast(o.dob + interval '20 years' as date) <= cast($period_end as date)
   or not exists (select 1 from episodes e where e.child = o.child)
