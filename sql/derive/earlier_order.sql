-- model:  earlier_order
-- about:  answers about an earlier permanence order, with their codes; an authority may be told by its code or its name
-- grain:  source_row
select
  r.row_number as source_row,
  coalesce(l.person_id, r.lapp_person_id) as person_id,
  r.lapp_cla_id as period_id,
  nullif(o.code, 'IGNORE') as option,
  r.lapp_previous_permanence_option as option_value,
  o.code_map_row as option_map_row,
  coalesce(o.how <> 'code', false) as option_mapped,
  coalesce(nullif(a.code, 'IGNORE'), n.code) as authority,
  nullif(trim(r.lapp_previous_permanence_la), '') as authority_value,
  a.code_map_row as authority_map_row,
  coalesce(a.how <> 'code', n.code is not null) as authority_mapped,
  d.date_perm, d.latest_day,
  nullif(trim(r.lapp_previous_permanence_order_date), '') as date_value
from ssd_cla_previous_permanence r
left join person_link l on l.table_name = 'ssd_cla_previous_permanence' and l.any_id = r.lapp_person_id
left join value_now o on o.field = 'ssd_cla_previous_permanence.lapp_previous_permanence_option' and o.value = r.lapp_previous_permanence_option
left join value_now a on a.field = 'ssd_cla_previous_permanence.lapp_previous_permanence_la' and a.value = r.lapp_previous_permanence_la
left join authority_name n on n.name = regexp_replace(regexp_replace(replace(upper(r.lapp_previous_permanence_la), '&', ' AND '),
  '\b(THE|LONDON BOROUGH|ROYAL BOROUGH|BOROUGH|METROPOLITAN|DISTRICT|CITY|COUNTY|COUNCIL|UNITARY|AUTHORITY|OF|UPON|MBC|LBC|CC)\b', '', 'g'), '[^A-Z]', '', 'g')
left join order_date d on d.source_row = r.row_number
where r.lapp_person_id is not null and l.left_out is not true
