-- rule:     580
-- title:    An absence and an episode both end on the eighteenth birthday, but the end reason is not the one for any
--           other cause
-- fix:      Set the end reason of the episode to E8, or correct the dates
-- since:    2022-23
-- needs:    episodes, missing
-- reports:  episodes
-- fields:   REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where (e.rec is distinct from 'E8')
  and exists (
    select 1
    from missing m
    where m.child = e.child
      and m.mis_end = e.dec
      and cast(m.dob + interval '18 years' as date) = e.dec
  )
