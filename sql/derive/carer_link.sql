-- model:  carer_link
-- about:  whether the child stayed with the same carer from one stretch to the next, and by which rule that was decided
-- grain:  person_id, poc_start, cut_start
select
  person_id, poc_start, cut_start,
  case
    when use_row = before_use_row and not is_temporary and not before_is_temporary then 'same_row'
    when is_temporary or before_is_temporary then 'temporary_stay'
    when place = 'P2' or before_place = 'P2' then 'independent_living'
    when carer_id = before_carer_id then 'same_carer carer_key'
    when placement_id = before_placement_id then 'same_carer placement_version'
    when place in ('A3', 'A5') then 'same_carer adopting_carer'
    when before_change_code = 'PLACE' then 'same_carer reason_place'
    when place in ('K1', 'K2', 'K3', 'R1', 'R2', 'R3', 'R5', 'S1') and before_place in ('K1', 'K2', 'K3', 'R1', 'R2', 'R3', 'R5', 'S1')
      and urn = before_urn and urn <> 'XXXXXXX' then 'same_carer same_setting_urn'
    when place in ('K1', 'K2', 'K3', 'R1', 'R2', 'R3', 'R5', 'S1') and before_place in ('K1', 'K2', 'K3', 'R1', 'R2', 'R3', 'R5', 'S1')
      and coalesce(urn, 'XXXXXXX') = 'XXXXXXX' and coalesce(before_urn, 'XXXXXXX') = 'XXXXXXX' and postcode = before_postcode then 'same_carer same_setting_postcode'
    when carer_id is not null and before_carer_id is not null then 'other_carer carer_key'
    when before_place like 'U%' and (place like 'U%' or place like 'A%') and postcode = before_postcode then 'same_carer same_fostering_postcode'
    when carer_id is null and before_carer_id is null and place = before_place and postcode = before_postcode
      and (provider is not distinct from before_provider) and (urn is not distinct from before_urn) then 'same_carer same_address'
    else 'other_carer unknown'
  end as decided
from interval_step
where before_cut is not null
