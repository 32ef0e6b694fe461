-- model:  leaver_answer
-- about:  the three items of each care leaver: nothing but 0 after death or a return home, never 0 while in touch, 0 for what is not known of one not in touch
-- grain:  person_id
-- params: oc3_22_25
with dead_last_year as (
  select distinct child from oc3_last where in_touch = 'DIED' and child is not null
),
touched as (
  select l.person_id, l.child, l.age, l.birthday,
    d.source_table as died_table, d.source_row as died_row, d.code_map_row as died_map_row, d.day as died_on,
    c.source_table, c.source_row, c.day, c.in_touch_value, c.activ_value, c.accom_value, c.activ, c.place, c.accom, c.cannot_be_suitable,
    c.in_touch_map_row, c.activ_map_row, c.accom_map_row, c.in_touch as contact_said,
    y.child is not null as dead_last_year,
    case when d.person_id is not null then 'DIED'
         when c.person_id is not null then c.in_touch
         when y.child is not null then 'DIED'
         when l.age > 21 then 'NO' end as in_touch,
    case when d.person_id is not null then 'leaver:died'
         when c.person_id is not null and l.age <= 21 then 'leaver:nearest_birthday'
         when c.person_id is not null then 'leaver:latest_in_year'
         when y.child is not null then 'leaver:died_last_year'
         when l.age > 21 then 'leaver:no_contact_in_year'
         else 'leaver:no_contact_in_window' end as decided,
    d.person_id is null and coalesce(c.code_mapped, false) as code_mapped
  from leaver l
  left join leaver_died d on d.person_id = l.person_id
  left join leaver_chosen c on c.person_id = l.person_id
  left join dead_last_year y on y.child = l.child
  where l.left_out is null
)
select person_id, child, age, birthday, died_table, died_row, died_map_row, died_on, source_table, source_row, day,
  in_touch_value, activ_value, accom_value, contact_said, place, cannot_be_suitable, in_touch_map_row, activ_map_row, accom_map_row, dead_last_year,
  decided, code_mapped, in_touch,
  case when in_touch in ('DIED', 'RHOM') then '0'
       when in_touch = 'YES' then nullif(activ, '0')
       when in_touch is not null and activ_value is null then '0'
       else activ end as activ,
  case when in_touch in ('DIED', 'RHOM') then '0'
       when in_touch = 'YES' then nullif(accom, '0')
       when in_touch is not null and accom_value is null then '0'
       else accom end as accom
from touched
where age <= 21 or $oc3_22_25 = 'all' or coalesce(in_touch <> 'NO', true)
