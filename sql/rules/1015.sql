-- rule:     1015
-- title:    A placement provided by the authority itself lies outside the authority
-- fix:      Check the placement provider and the placement postcode, and confirm if the authority does provide a
--           placement elsewhere
-- since:    2022-23
-- needs:    episodes, episodes.pl_la, authority
-- takes:    episodes_last
-- reports:  episodes
-- fields:   PL_LA
-- severity: query
-- judged:   any_day
-- params:   authority
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where e.place_provider = 'PR1'
  and e.ls not in ('V3', 'V4')
  and e.place not in ('A3', 'A4', 'A5', 'A6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6')
  and (p.pl_la is distinct from cast($authority as varchar))
