-- model:  place_change_reason
-- about:  why the placement ended, on the episode that ends: as recorded on the ending placement, or what the kind of change says by itself when the carer stays
-- grain:  person_id, poc_start, decom
with asked as (
  select
    e.person_id, e.poc_start, e.decom, e.dec, e.place, n.place as next_place, e.next_rne, e.next_same_carer, e.next_place_type_changed,
    e.last_use_row,
    case when d.last_cut = e.dec then e.change_code end as recorded,
    case when d.last_cut = e.dec then e.change_map_row end as change_map_row,
    p.dob
  from episode_built e
  join episode_built n on n.person_id = e.person_id and n.poc_start = e.poc_start and n.decom = e.dec
  join placement_last_day d on d.person_id = e.person_id and d.poc_start = e.poc_start and d.use_row = e.last_use_row
  left join person p on p.person_id = e.person_id
  where not e.is_last and e.next_rne in ('P', 'B', 'T', 'U')
    and not coalesce(e.is_temporary, false) and not coalesce(n.is_temporary, false)
)
select
  person_id, poc_start, decom, last_use_row, change_map_row,
  case
    when recorded = 'CUSTOD' and cast(dob + interval '10 years' as date) > dec then null
    when recorded is not null then recorded
    when next_same_carer and not next_place_type_changed then 'PLACE'
    when next_same_carer and ((place = 'U6' and next_place = 'U4') or (place = 'U3' and next_place = 'U1')
      or (place like 'U%' and next_place in ('A3', 'A5'))) then 'CARPL'
  end as reason,
  case
    when recorded = 'CUSTOD' and cast(dob + interval '10 years' as date) > dec then 'reason:under_ten'
    when recorded is not null then 'reason:recorded'
    when next_same_carer and not next_place_type_changed then 'reason:same_carer_details'
    when next_same_carer and ((place = 'U6' and next_place = 'U4') or (place = 'U3' and next_place = 'U1')
      or (place like 'U%' and next_place in ('A3', 'A5'))) then 'reason:same_carer_plan'
    else 'reason:none'
  end as decided
from asked
