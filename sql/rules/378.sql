-- rule:     378
-- title:    A child placed with parents is recorded as accommodated under section 20
-- fix:      Correct the legal status or the placement type of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place = 'P1'
  and e.ls = 'V2'
