-- rule:     165
-- title:    Whether she is a mother is missing for a girl, given for a boy, or not 0 or 1
-- fix:      Enter 0 or 1 in the header for a girl, leave it blank for a boy, or correct the sex
-- since:    2024-25
-- needs:    header, episodes, oc3
-- reports:  header, oc3
-- fields:   MOTHER, SEX, ACTIV, ACCOM, IN_TOUCH, DECOM
-- severity: error
-- judged:   any_day
-- departs:  a girl's entry may be missing only when she has no episode this year and some care leaver item, as in the
--           Department's coding; the reference asks for no such item and reports the entry in that very case; boys are M
--           and girls F, as in the return since 2024-25, where the reference still has 1 and 2
-- params:   period_start, period_end
select h.row_number as header_row, o.row_number as oc3_row
from header h
join (
  select
    e.child,
    bool_or(e.decom <= cast($period_end as date)
            and (e.dec >= cast($period_start as date) or e.dec is null)) as in_year
  from episodes e
  where e.ls is null
     or e.ls not in ('V3', 'V4')
  group by e.child
) c on c.child = h.child
left join oc3 o on o.child = h.child
where h.mother not in ('0', '1')
   or (h.mother is not null and h.sex = 'M')
   or (
     h.mother is null
     and h.sex = 'F'
     and (c.in_year or (o.in_touch is null and o.activ is null and o.accom is null))
   )
