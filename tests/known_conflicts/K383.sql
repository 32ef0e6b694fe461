-- rule:     K383
-- title:    The legal status changes within a temporary stay, or the child is back in a placement without a postcode
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episodes t on t.child = e.child and t.dec = e.decom and t.place in ('T0', 'T1', 'T2', 'T3', 'T4')
where t.rne = 'L'
   or (e.rne = 'L' and e.place = t.place and e.ls <> t.ls)
   or (e.pl_post is null and t.pl_post is null)
