-- rule:     392b
-- title:    The home postcode or the placement postcode is missing
-- fix:      Supply both postcodes, or record that the child came to the country unaccompanied
-- since:    2022-23
-- needs:    episodes
-- takes:    header, header_last, uasc, uasc_last
-- reports:  episodes
-- fields:   HOME_POST, PL_POST
-- severity: error
-- judged:   any_day
-- departs:  knows unaccompanied children of this year and the last; the Department's coding looks back one
--           year more, which no table of the return holds
select e.row_number as episodes_row
from episodes e
where (e.ls is null or e.ls not in ('V3', 'V4'))
  and (e.home_post is null or e.pl_post is null)
  and not exists (select 1 from uasc_child u where u.child = e.child)
