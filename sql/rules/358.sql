-- rule:     358
-- title:    A youth justice legal status is given for a child under 10
-- fix:      Correct the legal status, the start date of the episode or the date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes, header
-- fields:   DECOM, DOB, LS
-- severity: error
-- judged:   any_day
-- departs:  the 10th birthday itself passes, as in the Department's coding; the reference flags it
select
    e.row_number as episodes_row,
    h.row_number as header_row
from episodes e
join header h on h.child = e.child
where e.ls in ('J1', 'J2', 'J3')
  and cast(h.dob + interval '10 years' as date) > e.decom
