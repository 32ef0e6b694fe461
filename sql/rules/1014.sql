-- rule:     1014
-- title:    A care leaver without an episode in this year has a record as an unaccompanied asylum-seeking child
-- fix:      Remove the record as an unaccompanied child, or correct the dates of the episodes
-- since:    2022-23
-- needs:    uasc, episodes, oc3
-- reports:  uasc, oc3
-- fields:   ACTIV, ACCOM, IN_TOUCH, DUC
-- severity: error
-- judged:   any_day
-- departs:  a care leaver without any episode in the file passes, as in the reference; its message speaks of them too, and
--           no coding is known
-- params:   period_start, period_end
select u.row_number as uasc_row, o.row_number as oc3_row
from uasc u
join oc3 o on o.child = u.child
where (o.in_touch is not null or o.activ is not null or o.accom is not null)
  and exists (select 1 from episodes e where e.child = u.child)
  and not exists (
    select 1
    from episodes y
    where y.child = u.child
      and y.decom <= cast($period_end as date)
      and (y.dec >= cast($period_start as date) or y.dec is null)
  )
