-- rule:     302
-- title:    The child's earliest episode begins before the child was born
-- fix:      Correct the date of birth or the start date of the first episode
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes, header
-- fields:   DECOM, DOB
-- severity: error
-- judged:   any_day
select
    e.row_number as episodes_row,
    h.row_number as header_row
from first_episode f
join episodes e on e.row_number = f.row_number
join header h on h.child = f.child
where h.dob > e.decom
