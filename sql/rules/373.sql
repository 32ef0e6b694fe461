-- rule:     373
-- title:    A child under 4 is placed in a residential school
-- fix:      Correct the placement type, the start date of the episode or the date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes
-- fields:   DECOM, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where e.place = 'S1'
  and e.dec is not null
  and e.decom < cast(h.dob + interval '4 years' as date)
