-- rule:     630
-- title:    A period of care began this year, and the previous permanence of the child is missing or incomplete
-- fix:      Enter the type of previous permanence, with its authority and date unless there was none
-- since:    2022-23
-- needs:    episodes, previous_permanence
-- reports:  episodes
-- fields:   RNE
-- severity: error
-- judged:   any_day
-- params:   period_start
select e.row_number as episodes_row
from episodes e
left join previous_permanence p on p.child = e.child
where e.rne = 'S'
  and e.decom >= cast($period_start as date)
  and (
    p.prev_perm is null
    or (p.prev_perm <> 'Z1' and (p.la_perm is null or p.date_perm is null))
  )
