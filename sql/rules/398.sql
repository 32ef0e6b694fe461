-- rule:     398
-- title:    A postcode is filled in for a short break
-- fix:      Leave the home and placement postcodes of the short break blank, or correct its legal status
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, HOME_POST, PL_POST
-- severity: error
-- judged:   any_day
-- departs:  tests the two postcodes as the reference does; its message speaks of the distance, which is not
--           submitted, and no coding is known
select e.row_number as episodes_row
from episodes e
where e.ls in ('V3', 'V4')
  and (e.home_post is not null or e.pl_post is not null)
