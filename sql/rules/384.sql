-- rule:     384
-- title:    A short break is recorded with long-term fostering
-- fix:      Correct the placement type or the legal status of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls in ('V3', 'V4')
  and e.place in ('U1', 'U4')
