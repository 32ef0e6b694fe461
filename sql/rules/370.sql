-- rule:     370
-- title:    A young person under 16 is placed in independent living
-- fix:      Correct the placement type, the start date of the episode or the date of birth
-- since:    2023-24
-- until:    2023-24
-- needs:    episodes, header
-- reports:  episodes
-- fields:   DECOM, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where e.place = 'P2'
  and e.dec is not null
  and e.decom < cast(h.dob + interval '16 years' as date)
