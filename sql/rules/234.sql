-- rule:     234
-- title:    A placement ended for custody before the child was ten years old
-- fix:      Correct the reason for the placement change on the episode before, or the date of birth
-- since:    2025-26
-- needs:    episodes, header
-- reports:  episodes, header
-- fields:   REASON_PLACE_CHANGE, DOB
-- severity: error
-- judged:   any_day
-- departs:  dates are read d/m/yyyy only, as in every other rule; else as the Department's coding: the reason stands on the episode before the one that starts before the tenth
--     birthday; the reference looks for both on one episode
select o.row_number as episodes_row, h.row_number as header_row
from episode_order o
join episodes e on e.row_number = o.row_number
join header h on h.child = o.child
where o.previous_reason_place_change = 'CUSTOD'
  and e.decom < cast(h.dob + interval '10 years' as date)
