-- model:  note_earlier_order
-- about:  warnings about earlier permanence orders: no answer, parts missing or not understood, an order after care began
-- grain:  person_id, note, source_table, source_row
with notes as (
  select b.person_id, 'previous_permanence_not_answered' as note, 'ssd_person' as source_table, p.source_row
  from care_begun b
  join person p on p.person_id = b.person_id
  left anti join earlier_order_chosen c on c.person_id = b.person_id
  cross join (select count(*) as delivered from given where table_name = 'ssd_cla_previous_permanence') g
  where g.delivered > 0
  union all
  select person_id, case when option_value is null then 'previous_permanence_not_answered' else 'previous_permanence_unmapped' end as note,
    'ssd_cla_previous_permanence' as source_table, source_row
  from earlier_order_chosen
  where option is null
  union all
  select person_id, 'previous_permanence_answered_twice' as note, 'ssd_cla_previous_permanence' as source_table, source_row
  from earlier_order_chosen
  where answers > 1
  union all
  select person_id, 'no_earlier_order_yet_details' as note, 'ssd_cla_previous_permanence' as source_table, source_row
  from earlier_order_chosen
  where option = 'Z1' and (authority_value is not null or date_value is not null)
  union all
  select person_id, case when authority_value is null then 'previous_permanence_authority_missing' else 'previous_permanence_authority_unmapped' end as note,
    'ssd_cla_previous_permanence' as source_table, source_row
  from earlier_order_chosen
  where option <> 'Z1' and la_perm is null
  union all
  select person_id, case when date_value is null then 'previous_permanence_date_missing' else 'previous_permanence_date_unreadable' end as note,
    'ssd_cla_previous_permanence' as source_table, source_row
  from earlier_order_chosen
  where option <> 'Z1' and date_perm is null
  union all
  select person_id, 'previous_permanence_after_care_began' as note, 'ssd_cla_previous_permanence' as source_table, source_row
  from earlier_order_chosen
  where option <> 'Z1' and latest_day >= first_decom
)
select distinct person_id, note, source_table, source_row
from notes
