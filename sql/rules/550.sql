-- rule:     550
-- title:    The provider is given as the parents, but the child is not placed with them
-- fix:      Correct the placement provider or the placement type of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place_provider = 'PR0'
  and (e.place is distinct from 'P1')
