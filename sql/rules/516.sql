-- rule:     516
-- title:    Care ended with guardianship by the former foster carer, but the episode is not a foster placement
-- fix:      Correct the end reason, or the placement type of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REC, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.rec in ('E45', 'E46')
  and coalesce(e.place, '') not in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
