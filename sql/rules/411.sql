-- rule:     411
-- title:    The placement is marked as inside the authority but lies in another one
-- fix:      Correct the placement postcode, or the placement's authority and location
-- since:    2022-23
-- needs:    episodes, episodes.pl_la, episodes.pl_location, authority
-- takes:    episodes_last
-- reports:  episodes
-- fields:   PL_LOCATION
-- severity: error
-- judged:   any_day
-- params:   authority
select p.row_number as episodes_row
from episode_place p
where p.pl_location = 'IN'
  and (p.pl_la is distinct from $authority)
