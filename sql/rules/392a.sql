-- rule:     392a
-- title:    The distance between home and placement cannot be worked out
-- fix:      Supply valid postcodes for the child's home and for the placement
-- since:    2022-23
-- needs:    episodes, episodes.pl_distance, uasc|uasc_last
-- takes:    episodes_last, header, header_last
-- reports:  episodes
-- fields:   PL_DISTANCE
-- severity: query
-- judged:   any_day
-- departs:  knows unaccompanied children of this year and the last; the Department's coding looks back one
--           year more, which no table of the return holds
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where (e.ls is null or e.ls not in ('V3', 'V4'))
  and p.pl_distance is null
  and not exists (select 1 from uasc_child u where u.child = e.child)
