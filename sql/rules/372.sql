-- rule:     372
-- title:    A child under 10 is placed in a young offender institution or prison
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
where e.place = 'R5'
  and e.dec is not null
  and e.decom < cast(h.dob + interval '10 years' as date)
