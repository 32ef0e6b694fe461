-- model:  leaver_died
-- about:  care leavers known to have died by the birthday: from the person's record, or a contact that says so
-- grain:  person_id
with known as (
  select l.person_id, 1 as place, 'ssd_person' as source_table, l.person_row as source_row, l.death_date as day, cast(null as bigint) as code_map_row
  from leaver l
  where l.death_date <= l.birthday
  union all
  select l.person_id, 2 as place, k.source_table, k.source_row, k.day, k.in_touch_map_row as code_map_row
  from leaver l
  join leaver_contact k on k.person_id = l.person_id and k.in_touch = 'DIED' and k.day <= l.birthday
)
select person_id, source_table, source_row, day, code_map_row
from known
qualify row_number() over (partition by person_id order by place, day, source_table, source_row) = 1
