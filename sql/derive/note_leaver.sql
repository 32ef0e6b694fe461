-- model:  note_leaver
-- about:  warnings about care leavers: no contact to go by, cells left blank, and records that disagree with the care history
-- grain:  person_id, note, source_table, source_row
-- long:   one short branch a note
with notes as (
  select person_id, 'care_leaver_not_yet_due' as note, 'ssd_person' as source_table, person_row as source_row
  from leaver
  where left_out = 'not_yet_due'
  union all
  select person_id, 'care_leaver_open_last_year' as note, 'ssd_person' as source_table, person_row as source_row
  from leaver
  where left_out = 'open_last_year_and_missing_now'
  union all
  select person_id, 'care_leaver_without_contact' as note, source_table, source_row
  from leaver_position
  where decided in ('leaver:no_contact_in_window', 'leaver:died_last_year')
  union all
  select l.person_id, 'contact_window_still_open' as note, 'ssd_person' as source_table, l.person_row as source_row
  from leaver l
  cross join (select max(cast(manifest_extracted_at as date)) as taken from ext_extract_manifest
              where lower(manifest_table) in ('ext_care_leaver_contact', 'ssd_care_leavers')) m
  where l.left_out is null and l.age <= 21 and m.taken < l.contact_to
  union all
  select person_id, case when in_touch_value is null then 'in_touch_missing' else 'in_touch_unmapped' end as note, source_table, source_row
  from leaver_position
  where in_touch is null and decided in ('leaver:nearest_birthday', 'leaver:latest_in_year')
  union all
  select person_id, case when activ_value is null or in_touch = 'YES' then 'leaver_activity_missing' else 'leaver_activity_unmapped' end as note, source_table, source_row
  from leaver_position
  where activ is null and in_touch is not null
  union all
  select person_id,
    case when cannot_be_suitable then 'accommodation_cannot_be_suitable'
         when place is not null and place <> '0' then 'accommodation_without_suitability'
         when accom_value is null or place = '0' then 'leaver_accommodation_missing'
         else 'leaver_accommodation_unmapped' end as note, source_table, source_row
  from leaver_position
  where accom is null and in_touch is not null
  union all
  select person_id, 'accommodation_not_for_age' as note, source_table, source_row
  from leaver_position
  where age = 17 and accom in ('Z1', 'Z2', 'T1', 'T2')
  union all
  select a.person_id, 'leaver_activity_code_retired' as note, a.source_table, a.source_row
  from leaver_position a
  left anti join code_activ c on c.code = a.activ
  where a.activ is not null
  union all
  select person_id, 'contact_after_death' as note, source_table, source_row
  from leaver_position
  where died_on < day and (contact_said is distinct from 'DIED')
  union all
  select person_id, 'died_last_year_and_not_now' as note, source_table, source_row
  from leaver_position
  where dead_last_year and (in_touch is distinct from 'DIED')
  union all
  select person_id, 'eligibility_as_recorded' as note, 'ssd_care_leavers' as source_table, record_row as source_row
  from leaver
  where left_out is null and not by_history
  union all
  select person_id, 'eligibility_differs' as note, 'ssd_care_leavers' as source_table, record_row as source_row
  from leaver
  where left_out is null and by_history and category in ('QUALIFYING', 'NONE')
  union all
  select r.person_id, 'eligibility_differs' as note, 'ssd_care_leavers' as source_table, r.source_row
  from leaver_record r
  join leaver_birthday b on b.person_id = r.person_id
  left anti join leaver l on l.person_id = r.person_id
  left anti join blocked_person x on x.person_id = r.person_id
  where r.category in ('RELEVANT', 'FORMER_RELEVANT')
  union all
  select r.person_id, 'leaver_birth_date_unknown' as note, 'ssd_care_leavers' as source_table, r.source_row
  from leaver_record r
  join person p on p.person_id = r.person_id and p.dob is null
  where r.category in ('RELEVANT', 'FORMER_RELEVANT')
)
select distinct person_id, note, source_table, source_row
from notes
