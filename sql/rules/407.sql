-- rule:     407
-- title:    A special guardianship order ended the episode on or after the 18th birthday
-- fix:      Correct the end reason, the end date of the episode or the date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes, header
-- fields:   DEC, DOB, REC
-- severity: error
-- judged:   any_day
-- departs:  the 18th birthday itself is flagged, as in the Department's coding; the reference lets it pass
select
    e.row_number as episodes_row,
    h.row_number as header_row
from episodes e
join header h on h.child = e.child
where e.rec in ('E45', 'E46', 'E47', 'E48')
  and e.dec >= cast(h.dob + interval '18 years' as date)
