-- rule:     625
-- title:    The date of birth of a mother's child is after the end of the year or after her latest episode ended
-- fix:      Correct the date of birth of the child in the header, or the dates of the latest episode
-- since:    2022-23
-- needs:    episodes, header
-- reports:  header, episodes
-- fields:   MC_DOB, DEC
-- severity: error
-- judged:   any_day
-- departs:  the Department's coding takes the latest episode, open or not; the reference takes the latest one that is
--           closed
-- params:   period_end
select h.row_number as header_row, e.row_number as episodes_row
from last_episode l
join episodes e on e.row_number = l.row_number
join header h on h.child = l.child
where h.mc_dob > cast($period_end as date)
   or h.mc_dob > e.dec
