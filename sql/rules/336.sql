-- rule:     336
-- title:    Adoption placement with the current foster carer does not follow a fostering or adoption placement
-- fix:      Correct the placement type of this episode or of the one before it
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE
-- severity: error
-- judged:   any_day
-- departs:  tests A3 and A5 as the Department's coding does; the reference tests A3 and A4
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
join first_episode f on f.child = o.child
where e.place in ('A3', 'A5')
  and o.row_number <> f.row_number
  and (o.previous_place is null
       or o.previous_place not in ('A3', 'A4', 'A5', 'A6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6'))
union all
-- without a child there is no episode before it, and it is nobody's first
select e.row_number as episodes_row
from episodes e
where e.child is null
  and e.place in ('A3', 'A5')
