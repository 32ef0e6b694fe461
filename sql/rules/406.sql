-- rule:     406
-- title:    A distance can be worked out for a child who is or was an unaccompanied asylum seeker
-- fix:      Leave the home postcode blank, or correct the record of the child as unaccompanied
-- since:    2022-23
-- needs:    episodes, episodes.pl_distance, uasc|uasc_last
-- takes:    episodes_last, header, header_last
-- reports:  episodes
-- fields:   PL_DISTANCE
-- severity: error
-- judged:   any_day
-- departs:  knows unaccompanied children of this year and the last; the Department's coding looks back one
--           year more, which no table of the return holds
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where p.pl_distance is not null
  and exists (select 1 from uasc_child u where u.child = e.child)
