-- model:  derive_note
-- about:  everything the derivation wants looked at that does not keep a child out of the return
-- grain:  person_id, note, source_table, source_row
with notes as (
  select person_id, note, source_table, source_row from note_period
  union all
  select person_id, note, source_table, source_row from note_legal
  union all
  select person_id, note, source_table, source_row from note_placement
  union all
  select person_id, note, source_table, source_row from note_episode
  union all
  select person_id, note, source_table, source_row from note_health
  union all
  select person_id, note, source_table, source_row from note_leaver
  union all
  select person_id, note, source_table, source_row from note_adoption
  union all
  select person_id, note, source_table, source_row from note_decision
  union all
  select person_id, note, source_table, source_row from note_earlier_order
  union all
  select person_id, note, source_table, source_row from note_worker
  union all
  select person_id, note, source_table, source_row from note_liberty
  union all
  select person_id, note, source_table, source_row from note_other
)
select distinct n.person_id, coalesce(p.child, n.person_id) as child, n.note, n.source_table, n.source_row
from notes n
left join person p on p.person_id = n.person_id
where n.person_id is not null and n.source_row is not null
