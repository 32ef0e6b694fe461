-- rule:     529
-- title:    Another public body is the provider of a placement that such bodies do not provide
-- fix:      Correct the placement provider or the placement type of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place_provider = 'PR3'
  and e.place in ('A3', 'A4', 'A5', 'A6', 'K1', 'K2', 'P1', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6')
