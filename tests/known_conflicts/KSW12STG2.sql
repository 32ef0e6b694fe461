-- rule:     KSW12STG2
-- title:    A child with no social worker or more than one, with one from before care began, or in an open episode that did not start care
-- fix:      Nothing: the return is right
-- since:    2023-24
-- needs:    sw_episodes, episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
with workers as (
  select s.child, count(*) as number, min(s.sw_decom) as first_from
  from sw_episodes s
  group by s.child
)
select e.row_number as episodes_row
from episodes e
left join workers w on w.child = e.child
where w.number is null
   or w.number > 1
   or (e.rne = 'S' and w.first_from < e.decom)
   or (e.dec is null and e.rne <> 'S')
