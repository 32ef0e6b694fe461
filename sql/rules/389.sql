-- rule:     389
-- title:    The child moved to adult residential care before the 16th birthday
-- fix:      Correct the end reason, the end date of the episode or the date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes
-- fields:   REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
left join header h on h.child = e.child
where e.rec = 'E7'
  and coalesce(cast(h.dob + interval '16 years' as date) > e.dec, true)
