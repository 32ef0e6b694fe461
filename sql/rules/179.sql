-- rule:     179
-- title:    Whether the placement is inside the authority cannot be told from the placement postcode
-- fix:      Enter or correct the placement postcode of the episode
-- since:    2022-23
-- needs:    episodes, episodes.pl_location
-- takes:    episodes_last, postcodes, authority_upper_tier
-- reports:  episodes
-- fields:   PL_LOCATION
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where p.pl_location is null
  and (e.ls is null or e.ls not in ('V3', 'V4'))
