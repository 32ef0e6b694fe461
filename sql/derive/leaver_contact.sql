-- model:  leaver_contact
-- about:  contacts with care leavers in the codes of the return; a place that cannot be suitable (no fixed abode, custody) has no code when it is called so
-- grain:  source_table, source_row
with mapped as (
  select c.source_table, c.table_rank, c.source_row, c.person_id, c.day, c.source_id, c.in_touch_value, c.activ_value, c.accom_value,
    nullif(i.code, 'IGNORE') as in_touch, nullif(a.code, 'IGNORE') as activ, nullif(p.code, 'IGNORE') as place, nullif(s.code, 'IGNORE') as suitable,
    i.code_map_row as in_touch_map_row, a.code_map_row as activ_map_row, p.code_map_row as accom_map_row,
    coalesce(i.how <> 'code', false) or coalesce(a.how <> 'code', false) or coalesce(p.how <> 'code', false) or coalesce(s.how <> 'code', false) as code_mapped
  from leaver_contact_row c
  left join value_now i on i.value = c.in_touch_value and i.field = case when c.table_rank = 1 then 'ext_care_leaver_contact.clct_in_touch' else 'ssd_care_leavers.clea_care_leaver_in_touch' end
  left join value_now a on a.value = c.activ_value and a.field = case when c.table_rank = 1 then 'ext_care_leaver_contact.clct_activity' else 'ssd_care_leavers.clea_care_leaver_activity' end
  left join value_now p on p.value = c.accom_value and p.field = case when c.table_rank = 1 then 'ext_care_leaver_contact.clct_accommodation' else 'ssd_care_leavers.clea_care_leaver_accommodation' end
  left join value_now s on s.value = c.suitable_value and s.field = case when c.table_rank = 1 then 'ext_care_leaver_contact.clct_suitable' else 'ssd_care_leavers.clea_care_leaver_accom_suitable' end
),
joined as (
  select source_table, table_rank, source_row, person_id, day, source_id, in_touch_value, activ_value, accom_value,
    in_touch, activ, place, in_touch_map_row, activ_map_row, accom_map_row, code_mapped,
    case when place = '0' or length(place) = 2 then place else place || suitable end as accom
  from mapped
)
select source_table, table_rank, source_row, person_id, day, source_id, in_touch_value, activ_value, accom_value,
  in_touch, activ, place,
  case when accom in ('S1', 'X1') then null else accom end as accom,
  coalesce(accom in ('S1', 'X1'), false) as cannot_be_suitable,
  in_touch_map_row, activ_map_row, accom_map_row, code_mapped
from joined
