-- rule:     528
-- title:    Another authority is the provider of a placement with parents, in a medical establishment or in custody
-- fix:      Correct the placement provider or the placement type of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place_provider = 'PR2'
  and e.place in ('P1', 'R2', 'R5')
