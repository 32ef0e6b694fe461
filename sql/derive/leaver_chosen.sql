-- model:  leaver_chosen
-- about:  the contact that tells each care leaver's position: up to 21 the one nearest the birthday inside the window, the later of two equally near; from 22 on the latest of the year
-- grain:  person_id
select b.person_id, k.source_table, k.source_row, k.day, k.in_touch_value, k.activ_value, k.accom_value, k.in_touch, k.activ, k.place, k.accom,
  k.cannot_be_suitable, k.in_touch_map_row, k.activ_map_row, k.accom_map_row, k.code_mapped
from leaver b
join leaver_contact k on k.person_id = b.person_id and k.day between b.contact_from and b.contact_to
where b.left_out is null
qualify row_number() over (partition by b.person_id
  order by case when b.age <= 21 then abs(k.day - b.birthday) else 0 end, k.day desc, k.table_rank,
    try_cast(k.source_id as bigint) desc nulls last, k.source_id desc, k.source_row desc) = 1
