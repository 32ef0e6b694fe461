-- rule:     1010
-- title:    An episode was open at the end of last year and none follows this year, yet there is a care leaver record
-- fix:      Add this year's episodes, or remove the care leaver record
-- since:    2022-23
-- needs:    episodes, episodes_last, oc3
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
-- departs:  a record with all three items blank is reported too, as in the reference; its message speaks of items that are
--           filled in, and no coding is known
select o.row_number as oc3_row
from oc3 o
join (
  select
    l.child,
    l.dec_raw,
    -- of equal start dates the one that stands last in the file
    row_number() over (partition by l.child order by l.decom desc, l.row_number desc) as position
  from episodes_last l
  where l.decom is not null
) b on b.child = o.child
where b.position = 1
  and b.dec_raw is null
  and not exists (select 1 from episodes e where e.child = o.child)
