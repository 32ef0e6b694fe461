-- rule:     230
-- title:    Ofsted number is missing for a semi-independent placement (H5) in England open or ended after 28 October
--     2023
-- fix:      Enter the Ofsted number of the setting
-- since:    2023-24
-- until:    2023-24
-- needs:    episodes, episodes.pl_la
-- takes:    episodes_last, postcodes, authority_upper_tier
-- reports:  episodes
-- fields:   PLACE, DEC, URN
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where e.place = 'H5'
  and (e.dec is null or e.dec > date '2023-10-28')
  and coalesce(e.urn, 'XXXXXXX') = 'XXXXXXX'
  and left(p.pl_la, 1) not in ('N', 'W', 'S')
