-- model:  oc2_child
-- about:  children looked after from the first day of the year to its end, or so far: no short break, no start after the first day, no end before the last; with the items their age asks for
-- grain:  person_id
-- params: as_at, period_end, period_start
with steady as (
  select e.person_id, min(e.child) as child
  from episodes e
  group by e.person_id
  having bool_and(coalesce(
    not (e.rne = 'S' and e.decom > cast($period_start as date))
    and not (coalesce(e.rec <> 'X1', true) and e.dec is not null and e.dec < cast($period_end as date))
    and not coalesce(e.ls in ('V3', 'V4'), false), true))
)
select s.person_id, s.child, p.dob, p.source_row as person_row,
  cast($as_at as date) < cast($period_end as date) as provisional,
  coalesce(cast(p.dob + interval '4 years' as date) <= cast($period_end as date)
    and cast(p.dob + interval '17 years' as date) >= cast($period_start as date), false) as sdq_due,
  coalesce(cast(p.dob + interval '4 years' as date) <= cast($period_start as date)
    and cast(p.dob + interval '17 years' as date) > cast($period_end as date), false) as sdq_in_age,
  coalesce(cast(p.dob + interval '10 years' as date) <= cast($period_end as date), false) as convicted_due,
  coalesce(cast(p.dob + interval '5 years' as date) > cast($period_end as date), false) as under_five
from steady s
join person p on p.person_id = s.person_id
cross join (select count(*) as delivered from given where table_name = 'ssd_cla_health') g
where g.delivered > 0
