-- rule:     386
-- title:    The child was adopted on or after the 18th birthday
-- fix:      Correct the end reason, the end date of the episode or the date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes
-- fields:   REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where e.rec in ('E11', 'E12')
  and e.dec >= cast(h.dob + interval '18 years' as date)
