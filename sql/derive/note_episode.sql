-- model:  note_episode
-- about:  warnings about the episodes in the year
-- grain:  person_id, note, source_table, source_row
-- params: as_at, period_end, period_start
with in_year as (
  select c.person_id, c.child, c.decom, c.rne, c.ls, c.place, c.is_temporary, c.dec, c.home_post, c.home_decided, c.carer_decided, c.carer_inferred,
    c.four_changed, c.reason_decided, c.reason_place_change, c.placement_row, c.last_use_row
  from episode_chain c
  where coalesce(c.dec >= cast($period_start as date), true) and c.decom <= least(cast($as_at as date), cast($period_end as date))
),
notes as (
  select person_id, 'move_without_any_difference' as note, placement_row as source_row
  from in_year
  where rne in ('P', 'B') and not four_changed
  union all
  select person_id, 'carer_inferred' as note, placement_row as source_row
  from in_year
  where carer_inferred
  union all
  select person_id, 'change_reason_missing' as note, last_use_row as source_row
  from in_year
  where reason_decided = 'reason:none'
  union all
  select person_id, 'custody_reason_under_ten' as note, last_use_row as source_row
  from in_year
  where reason_decided = 'reason:under_ten'
  union all
  select person_id, 'change_reason_inferred' as note, last_use_row as source_row
  from in_year
  where reason_decided = 'reason:same_carer_plan'
  union all
  select person_id, 'legal_change_in_temporary_stay' as note, placement_row as source_row
  from in_year
  where is_temporary and rne = 'L'
  union all
  select person_id, 'no_home_address' as note, placement_row as source_row
  from in_year
  where home_post is null and home_decided not in ('home:short_break', 'home:asylum')
)
select distinct person_id, note, 'ssd_cla_placement' as source_table, source_row
from notes
