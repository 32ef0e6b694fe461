-- rule:     356
-- title:    Episode ends before it begins
-- fix:      Correct the start date or the end date of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.dec < e.decom
