-- rule:     581
-- title:    An absence starts on a day on which the child was in no episode
-- fix:      Enter or correct the start date of the absence, or correct the dates of the episodes
-- since:    2022-23
-- needs:    episodes, missing
-- reports:  missing
-- fields:   MIS_START
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where exists (
    select 1
    from episodes e
    where e.child = m.child
  )
  and not exists (
    select 1
    from episodes e
    where e.child = m.child
      and e.decom <= m.mis_start
      and (m.mis_start <= e.dec or e.dec is null)
  )
