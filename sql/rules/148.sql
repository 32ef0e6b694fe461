-- rule:     148
-- title:    Episode has an end date without an end reason, or an end reason without an end date
-- fix:      Enter both the date and the reason the episode ended, or neither while it is open
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DEC, REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where (e.dec_raw is null) <> (e.rec is null)
