-- model:  leaver_contact_row
-- about:  contacts with care leavers that say anything, from the contact history and from the latest one on the leaving-care record
-- grain:  source_table, source_row
with rows_read as (
  select 'ext_care_leaver_contact' as source_table, 1 as table_rank, r.row_number as source_row, l.person_id, r.clct_contact_date as day, r.clct_contact_id as source_id,
    r.clct_in_touch as in_touch_value, r.clct_activity as activ_value, r.clct_accommodation as accom_value, r.clct_suitable as suitable_value
  from ext_care_leaver_contact r
  join person_link l on l.table_name = 'ext_care_leaver_contact' and l.any_id = r.clct_person_id and not l.left_out
  union all
  select 'ssd_care_leavers' as source_table, 2 as table_rank, r.row_number as source_row, l.person_id, r.clea_care_leaver_latest_contact as day, r.clea_table_id as source_id,
    r.clea_care_leaver_in_touch as in_touch_value, r.clea_care_leaver_activity as activ_value, r.clea_care_leaver_accommodation as accom_value, r.clea_care_leaver_accom_suitable as suitable_value
  from ssd_care_leavers r
  join person_link l on l.table_name = 'ssd_care_leavers' and l.any_id = r.clea_person_id and not l.left_out
)
select distinct source_table, table_rank, source_row, person_id, day, source_id, in_touch_value, activ_value, accom_value, suitable_value
from rows_read
where coalesce(in_touch_value, activ_value, accom_value) is not null
