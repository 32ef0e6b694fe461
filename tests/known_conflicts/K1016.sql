-- rule:     K1016
-- title:    Care ended on the 18th birthday, or a young person out of care on the 17th birthday came back later
-- fix:      Nothing: the return is right
-- since:    2023-24
-- needs:    oc3, episodes
-- reports:  oc3
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
join episodes e on e.child = o.child
where e.dec = cast(o.dob + interval '18 years' as date)
   or (e.decom > cast(o.dob + interval '17 years' as date) and e.decom < cast(o.dob + interval '18 years' as date))
