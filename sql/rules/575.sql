-- rule:     575
-- title:    An episode ended, but the absence that began during it has no end date
-- fix:      Enter the end date of the absence, or correct its start date or the dates of the episode
-- since:    2022-23
-- needs:    episodes, missing
-- reports:  missing
-- fields:   MIS_END
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
where m.mis_end_raw is null
  and exists (
    select 1
    from episodes e
    where e.child = m.child
      and e.decom <= m.mis_start
      and m.mis_start <= e.dec
  )
