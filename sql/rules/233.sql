-- rule:     233
-- title:    Reason for a placement change is given although the episode is open
-- fix:      Remove the reason for the change, or enter the date the episode ended
-- since:    2025-26
-- needs:    episodes
-- reports:  episodes
-- fields:   REASON_PLACE_CHANGE, DEC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.dec_raw is null
  and e.reason_place_change is not null
