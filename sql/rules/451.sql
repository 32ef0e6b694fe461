-- rule:     451
-- title:    An open episode is still under a freeing order
-- fix:      Enter the end date and end reason of the episode, or correct its legal status
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes
-- reports:  episodes
-- fields:   DEC, REC, LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls = 'D1'
  and e.dec_raw is null
  and e.rec is null
