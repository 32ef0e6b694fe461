-- rule:     169
-- title:    The authority the placement lies in cannot be told from the placement postcode
-- fix:      Enter or correct the placement postcode of the episode
-- since:    2022-23
-- needs:    episodes, episodes.pl_la
-- takes:    episodes_last, postcodes, authority_upper_tier
-- reports:  episodes
-- fields:   PL_LA
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where p.pl_la is null
  and (e.ls is null or e.ls not in ('V3', 'V4'))
