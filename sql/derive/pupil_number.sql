-- model:  pupil_number
-- about:  the pupil number of each person from the first place that holds one, else the code for why there is none, else what was written as it stands
-- grain:  person_id
with offers as (
  select p.person_id, 1 as place, 'ssd_person' as source_table, r.row_number as source_row, upper(replace(r.pers_upn, ' ', '')) as upn
  from person p
  join ssd_person r on r.row_number = p.source_row
  where r.pers_upn is not null
  union all
  select i.person_id, 2 as place, 'ssd_linked_identifiers' as source_table, i.source_row, upper(replace(i.value, ' ', '')) as upn
  from linked_identifier i
  where i.kind = 'upn'
  union all
  select l.person_id, 3 as place, 'ssd_send' as source_table, s.row_number as source_row, upper(replace(s.send_upn, ' ', '')) as upn
  from ssd_send s
  join person_link l on l.table_name = 'ssd_send' and l.any_id = s.send_person_id
  where s.send_upn is not null
  union all
  select p.person_id, 4 as place, 'ssd_person' as source_table, r.row_number as source_row, upper(r.pers_upn_unknown) as upn
  from person p
  join ssd_person r on r.row_number = p.source_row
  where r.pers_upn_unknown is not null
  union all
  select l.person_id, 5 as place, 'ssd_send' as source_table, s.row_number as source_row, upper(s.send_upn_unknown) as upn
  from ssd_send s
  join person_link l on l.table_name = 'ssd_send' and l.any_id = s.send_person_id
  where s.send_upn_unknown is not null
)
select person_id, upn, source_table, source_row,
  case when upn in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5') then 'upn:unknown_code'
       when regexp_like(upn, '^[A-HJ-NP-RT-Z]([0-9]{12}|[0-9]{11}[A-Z])$') then 'upn:number'
       else 'upn:as_written' end as decided
from offers
qualify row_number() over (partition by person_id
  order by case when regexp_like(upn, '^[A-HJ-NP-RT-Z]([0-9]{12}|[0-9]{11}[A-Z])$') then 0
                when upn in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5') then 1 else 2 end, place, source_row) = 1
