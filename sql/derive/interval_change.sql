-- model:  interval_change
-- about:  what changed from one stretch to the next, and whether that makes a new episode and why it begins
-- grain:  person_id, poc_start, cut_start
with seen as (
  select
    s.person_id, s.poc_start, s.cut_start, s.cut_end,
    s.before_cut is null as is_first,
    (s.ls is distinct from s.before_ls) as legal_changed,
    -- a code renewed in place is no other kind of placement
    (s.place is distinct from s.before_place)
      and not coalesce((s.before_place = 'H5' and s.place = 'K3') or (s.before_place = 'Z1' and s.place in ('Z11', 'Z12', 'Z13', 'Z14')), false) as place_type_changed,
    (s.place is distinct from s.before_place) or (s.provider is distinct from s.before_provider)
      or (s.urn is distinct from s.before_urn) or (s.postcode is distinct from s.before_postcode) as four_changed,
    (s.placement_id is distinct from s.before_placement_id) as placement_id_changed,
    coalesce(c.decided = 'same_row' or c.decided like 'same_carer%', false) as same_carer,
    coalesce(c.decided, 'first') as decided
  from interval_step s
  left join carer_link c on c.person_id = s.person_id and c.poc_start = s.poc_start and c.cut_start = s.cut_start
)
select
  person_id, poc_start, cut_start, cut_end, legal_changed, place_type_changed, four_changed, same_carer, decided,
  case when is_first then 'S'
       when not (four_changed or (placement_id_changed and not same_carer and decided <> 'temporary_stay')) then case when legal_changed then 'L' end
       when legal_changed then case when same_carer then 'U' else 'B' end
       else case when same_carer then 'T' else 'P' end
  end as rne
from seen
