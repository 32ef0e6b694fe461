-- rule:     359
-- title:    The young person is past 18 and still looked after, but not under V2 in a K2 children's home
-- fix:      End the episode by the 18th birthday, or correct the legal status, placement or date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes
-- fields:   DEC, LS, PLACE
-- severity: error
-- judged:   year_end
-- params:   period_end
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where cast(h.dob + interval '18 years' as date) < cast($period_end as date)
  and e.dec_raw is null
  and ((e.ls is distinct from 'V2') or (e.place is distinct from 'K2'))
