-- rule:     392d
-- title:    Home and placement have the same postcode, though the child is not placed with parents
-- fix:      Correct one of the postcodes, or the placement type if the child lives with parents
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   HOME_POST, PL_POST, PLACE
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where (e.place is distinct from 'P1')
  and e.home_post = e.pl_post
