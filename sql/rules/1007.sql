-- rule:     1007
-- title:    A care leaver aged 17 or 18 has been in care since before the latest birthday and still is
-- fix:      Clear the care leaver items, or close the episode if care has ended
-- since:    2022-23
-- needs:    episodes, oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
-- departs:  an episode without an end and an end reason is looked for, as in the Department's coding; the reference looks
--           for one that ended after the birthday, which rule 1016 does from 2023-24
-- params:   period_end
select o.row_number as oc3_row
from oc3 o
where cast(o.dob + interval '17 years' as date) <= cast($period_end as date)
  and cast(o.dob + interval '19 years' as date) > cast($period_end as date)
  and (o.in_touch is not null or o.activ is not null or o.accom is not null)
  and exists (
    select 1
    from episodes e
    where e.child = o.child
      and e.dec is null
      and e.rec is null
      and e.decom <= case
        when cast(o.dob + interval '18 years' as date) <= cast($period_end as date)
          then cast(o.dob + interval '18 years' as date)
        else cast(o.dob + interval '17 years' as date)
      end
  )
