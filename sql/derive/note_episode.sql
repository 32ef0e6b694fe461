-- model:  note_episode
-- about:  warnings about the episodes in the year
-- grain:  person_id, note, source_table, source_row
with notes as (
  select person_id, 'move_without_any_difference' as note, placement_row as source_row
  from episode_year
  where rne in ('P', 'B') and not four_changed
  union all
  select person_id, 'carer_inferred' as note, placement_row as source_row
  from episode_year
  where carer_inferred
  union all
  select person_id, 'change_reason_missing' as note, last_use_row as source_row
  from episode_year
  where reason_decided = 'reason:none'
  union all
  select person_id, 'custody_reason_under_ten' as note, last_use_row as source_row
  from episode_year
  where reason_decided = 'reason:under_ten'
  union all
  select person_id, 'change_reason_inferred' as note, last_use_row as source_row
  from episode_year
  where reason_decided = 'reason:same_carer_plan'
  union all
  select person_id, 'legal_change_in_temporary_stay' as note, placement_row as source_row
  from episode_year
  where is_temporary and rne = 'L'
  union all
  select person_id, 'no_home_address' as note, placement_row as source_row
  from episode_year
  where home_post is null and home_decided not in ('home:short_break', 'home:asylum')
)
select distinct person_id, note, 'ssd_cla_placement' as source_table, source_row
from notes
