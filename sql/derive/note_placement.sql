-- model:  note_placement
-- about:  warnings about placements
-- grain:  person_id, note, source_table, source_row
with notes as (
  select person_id, 'overlap_cut' as note, source_row
  from placement_neighbour
  where next_from < in_to
  union all
  select person_id, 'several_start_on_one_day' as note, source_row
  from placement_neighbour
  where next_start = start_date
  union all
  select s.person_id,
    case when s.type_needed then 'temporary_stay_needs_real_type'
         when s.retired_kept then 'retired_placement_code'
         when s.provider_replaced then 'provider_of_parents_replaced'
         else 'stay_was_a_placement' end as note, s.source_row
  from placement_state s
  join period_of_care p on p.person_id = s.person_id and p.poc_start = s.poc_start and p.kept
  where s.type_needed or s.retired_kept or s.provider_replaced or s.kind in ('own_placement', 'longer_stay')
  union all
  select s.person_id, 'temporary_stay_over_7_days' as note, s.source_row
  from placement_state s
  join period_of_care p on p.person_id = s.person_id and p.poc_start = s.poc_start and p.kept
  join placement_typed t on t.source_row = s.use_row
  where s.place = 'T4' and t.days > 7
  union all
  select h.person_id, 'placement_hole_closed' as note, h.neighbour_row as source_row
  from placement_hole h
  where h.action <> 'block'
  union all
  select u.person_id, 'urn_not_usable' as note, u.source_row
  from placement_used u
  join placement_typed t on t.source_row = u.source_row
  where t.urn is null and t.urn_value is not null
  union all
  select u.person_id, 'provider_unmapped' as note, u.source_row
  from placement_used u
  join placement_typed t on t.source_row = u.source_row
  where t.provider_code is null and t.provider_value is not null
  union all
  select u.person_id, 'change_reason_unmapped' as note, u.source_row
  from placement_used u
  join placement_typed t on t.source_row = u.source_row
  where t.change_code is null and t.change_value is not null
)
select distinct person_id, note, 'ssd_cla_placement' as source_table, source_row
from notes
where source_row is not null
