-- rule:     531
-- title:    A voluntary body is the provider of a placement with the child's own parents
-- fix:      Correct the placement provider or the placement type of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place_provider = 'PR5'
  and e.place = 'P1'
