-- model:  placement_state
-- about:  what the return says of each placement row used: type, provider, registration number and postcode, with the blanks that the type asks for
-- grain:  person_id, poc_start, source_row
-- params: collection_year
with chosen as (
  select
    u.person_id, u.poc_start, u.source_row, u.kind, u.use_row, u.main_row,
    case when u.kind = 'stay' then t.stay_code
         when u.kind = 'own_placement' and t.place is not null and t.place not like 'T%' then t.place
         when u.kind = 'own_placement' and t.is_hospital then 'R2'
         else coalesce(t.place, t.stay_code) end as place,
    case when u.kind = 'own_placement' and t.is_hospital and (t.place is null or t.place like 'T%') then 'PR3'
         when u.kind = 'own_placement' and t.is_hospital and t.place = 'R2' then coalesce(t.provider_code, 'PR3')
         else t.provider_code end as provider,
    t.urn,
    case when u.kind = 'stay' then m.postcode
         when u.kind = 'own_placement' and not t.is_hospital and (t.place is null or t.place like 'T%') then coalesce(m.postcode, t.postcode)
         else t.postcode end as postcode,
    t.placement_id, t.version, t.carer_id, t.change_code, t.change_map_row, t.type_map_row, t.provider_map_row,
    t.type_how, t.renamed, t.retired_kept, t.type_code, t.stay_code
  from placement_use u
  join placement_typed t on t.source_row = u.use_row
  left join placement_typed m on m.source_row = u.main_row
)
select
  person_id, poc_start, source_row, kind, use_row, main_row, place,
  case when place in ('T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14') then null
       when place = 'P1' then 'PR0'
       else provider end as provider,
  case when place in ('P1', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z11', 'Z12', 'Z13', 'Z14') then null
       when place = 'H5' and cast($collection_year as bigint) <= 2023 then null
       when place = 'P2' and cast($collection_year as bigint) <= 2024 then null
       when place = 'Z1' and cast($collection_year as bigint) <= 2025 then null
       else urn end as urn,
  postcode, placement_id, version, carer_id, change_code, change_map_row, type_map_row, provider_map_row,
  place in ('T0', 'T1', 'T2', 'T3', 'T4') as is_temporary,
  renamed or kind = 'own_placement' as recoded,
  retired_kept,
  kind = 'own_placement' and place in ('T0', 'T1', 'T2', 'T3', 'T4') as type_needed,
  place = 'P1' and (provider is distinct from 'PR0') and provider is not null as provider_replaced,
  type_code, stay_code
from chosen
