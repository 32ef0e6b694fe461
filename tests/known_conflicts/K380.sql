-- rule:     K380
-- title:    The legal status changes within a temporary stay
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episodes b on b.child = e.child and b.dec = e.decom and b.place = e.place and b.rec = 'X1'
where e.place in ('T0', 'T1', 'T2', 'T3', 'T4')
  and e.rne = 'L'
  and b.ls <> e.ls
