-- rule:     371
-- title:    A child under 16 is placed in supported accommodation
-- fix:      Correct the placement type, the start date of the episode or the date of birth
-- since:    2024-25
-- needs:    episodes, header
-- reports:  episodes
-- fields:   DECOM, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where e.place = 'K3'
  and e.dec is not null
  and e.decom < cast(h.dob + interval '16 years' as date)
