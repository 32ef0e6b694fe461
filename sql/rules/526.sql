-- rule:     526
-- title:    No placement provider is given, though this type of placement needs one
-- fix:      Enter the placement provider of the episode, or correct its placement type
-- since:    2025-26
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place_provider is null
  and coalesce(e.place, '') not in ('T0', 'T1', 'T2', 'T3', 'T4', 'Z11', 'Z12', 'Z13', 'Z14')
