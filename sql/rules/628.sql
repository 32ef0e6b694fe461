-- rule:     628
-- title:    Whether she is a mother is recorded for a care leaver without an episode this year
-- fix:      Clear the entry on motherhood in the header, or add the missing episodes
-- since:    2022-23
-- needs:    episodes, header, oc3
-- reports:  header
-- fields:   MOTHER
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.mother is not null
  and not exists (select 1 from episodes e where e.child = h.child)
  and exists (
    select 1
    from oc3 o
    where o.child = h.child
      and (o.in_touch is not null or o.activ is not null or o.accom is not null)
  )
