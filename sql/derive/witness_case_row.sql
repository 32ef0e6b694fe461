-- model:  witness_case_row
-- about:  the case rows a row of each module would be made from, by the day it would begin; 1800 where the module has one row a child
-- grain:  module, person_id, on_day
with rows_read as (
  select 'reviews' as module, 'ssd_cla_reviews' as source_table, row_number, clar_cla_person_id as any_id, clar_cla_review_date as on_day from ssd_cla_reviews
  union all
  select 'missing' as module, 'ssd_missing' as source_table, row_number, miss_person_id as any_id, cast(miss_missing_episode_start_date as date) as on_day from ssd_missing
  union all
  select 'sw_episodes' as module, 'ssd_involvements' as source_table, row_number, invo_person_id as any_id, invo_involvement_start_date as on_day from ssd_involvements
  union all
  select 'dolo' as module, 'ext_cla_deprivation_of_liberty' as source_table, row_number, dolo_person_id as any_id, dolo_start_date as on_day from ext_cla_deprivation_of_liberty
  union all
  select 'placed_for_adoption' as module, 'ssd_permanence' as source_table, row_number, perm_person_id as any_id, perm_adm_decision_date as on_day from ssd_permanence
  union all
  select 'ad1' as module, 'ssd_permanence' as source_table, row_number, perm_person_id as any_id, date '1800-01-01' as on_day from ssd_permanence
  union all
  select 'uasc' as module, 'ssd_immigration_status' as source_table, row_number, immi_person_id as any_id, date '1800-01-01' as on_day from ssd_immigration_status
  union all
  select 'oc3' as module, 'ssd_care_leavers' as source_table, row_number, clea_person_id as any_id, date '1800-01-01' as on_day from ssd_care_leavers
  union all
  select 'oc3' as module, 'ext_care_leaver_contact' as source_table, row_number, clct_person_id as any_id, date '1800-01-01' as on_day from ext_care_leaver_contact
  union all
  select 'previous_permanence' as module, 'ssd_cla_previous_permanence' as source_table, row_number, lapp_person_id as any_id, date '1800-01-01' as on_day from ssd_cla_previous_permanence
  union all
  select m.module, 'ssd_person' as source_table, p.row_number, p.pers_person_id as any_id, date '1800-01-01' as on_day
  from ssd_person p
  cross join (values ('header'), ('oc2')) as m(module)
)
select r.module, coalesce(l.person_id, r.any_id) as person_id, r.on_day, min(r.source_table) as source_table, min(r.row_number) as source_row
from rows_read r
left join person_link l on l.table_name = r.source_table and l.any_id = r.any_id
where r.any_id is not null and r.on_day is not null
group by r.module, coalesce(l.person_id, r.any_id), r.on_day
