-- rule:     164
-- title:    Distance from home to placement is below 0 or above 999.9 miles
-- fix:      Check the home postcode and the placement postcode of the episode
-- since:    2022-23
-- needs:    episodes, uasc|uasc_last, episodes.pl_distance
-- takes:    header, header_last, uasc, uasc_last, episodes_last, postcodes, authority_upper_tier
-- reports:  episodes
-- fields:   PL_DISTANCE
-- severity: error
-- judged:   any_day
-- departs:  as the Department's coding, short breaks (V3, V4) are exempt; a distance that is not known passes as in
--     the reference, since the Department writes 999.9 there; only last year is looked back to
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where (p.pl_distance < 0 or p.pl_distance > 999.9)
  and (e.ls is null or e.ls not in ('V3', 'V4'))
  and not exists (select 1 from uasc_child u where u.child = e.child)
