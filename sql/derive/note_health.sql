-- model:  note_health
-- about:  warnings about the health module: what was left blank and why, and what was counted though a cell beside it is blank
-- grain:  person_id, note, source_table, source_row
-- params: as_at, period_end, period_start
-- long:   one short branch a note
with status_used as (
  select count(*) as n from ssd_cla_health where clah_health_check_status is not null
),
respondent_used as (
  select count(*) as n from ssd_sdq_scores where csdq_respondent is not null
),
notes as (
  select e.person_id, e.doubt as note, e.source_table, e.source_row
  from oc2_evidence e
  join oc2_item i on i.person_id = e.person_id and i.item = e.item and i.value is null
  where e.doubt is not null
  union all
  select i.person_id, 'source_not_whole' as note, i.source_table, cast(0 as bigint) as source_row
  from oc2_item i
  where i.decided = 'source_not_whole'
  union all
  select e.person_id, 'health_status_blank' as note, 'ssd_cla_health' as source_table, e.source_row
  from health_event e
  join oc2_evidence v on v.source_table = 'ssd_cla_health' and v.source_row = e.source_row and v.says = 'yes'
  cross join status_used u
  where e.status_blank and u.n > 0
  union all
  select e.person_id, 'conviction_outcome_blank' as note, 'ssd_cla_convictions' as source_table, e.source_row
  from conviction_evidence e
  join oc2_child c on c.person_id = e.person_id and c.convicted_due
  where e.says = 'yes' and e.type_blank
  union all
  select i.person_id, 'immunisations_undated' as note, 'ssd_cla_immunisations' as source_table, i.source_row
  from immunisation_evidence i
  join oc2_child c on c.person_id = i.person_id
  cross join (select max(cast(manifest_extracted_at as date)) as taken from ext_extract_manifest where lower(manifest_table) = 'ssd_cla_immunisations') m
  where i.day is null and i.doubt is null and coalesce(m.taken > least(cast($as_at as date), cast($period_end as date)), true)
  union all
  select c.person_id, 'birth_date_unknown' as note, 'ssd_person' as source_table, c.person_row as source_row
  from oc2_child c
  where c.dob is null
  union all
  select c.person_id, 'sdq_missing' as note, 'ssd_person' as source_table, c.person_row as source_row
  from oc2_child c
  left anti join oc2_sdq q on q.person_id = c.person_id
  where c.sdq_due
  union all
  select f.person_id,
    case when f.score_unusable then 'sdq_score_unusable' when f.reason_against_age then 'sdq_reason_against_age' else 'sdq_reason_unmapped' end as note,
    'ssd_sdq_scores' as source_table, f.source_row
  from sdq_form f
  where f.score_unusable or (f.score is null and (f.reason_against_age or f.reason_unmapped))
  union all
  select q.person_id, 'sdq_respondent_blank' as note, 'ssd_sdq_scores' as source_table, q.source_row
  from oc2_sdq q
  join sdq_form f on f.source_row = q.source_row and f.respondent_blank
  cross join respondent_used u
  where u.n > 0
  union all
  select l.person_id, case when s.csdq_sdq_completed_date is null then 'sdq_without_date' else 'sdq_respondent_unmapped' end as note,
    'ssd_sdq_scores' as source_table, s.row_number as source_row
  from ssd_sdq_scores s
  join person_link l on l.table_name = 'ssd_sdq_scores' and l.any_id = s.csdq_person_id and not l.left_out
  join oc2_child c on c.person_id = l.person_id and c.sdq_due
  left anti join oc2_sdq q on q.person_id = l.person_id
  left join value_now w on w.field = 'ssd_sdq_scores.csdq_respondent' and w.value = s.csdq_respondent
  where s.csdq_sdq_completed_date is null
    or (s.csdq_respondent is not null and w.code is null
      and s.csdq_sdq_completed_date between cast($period_start as date) and least(cast($as_at as date), cast($period_end as date)))
  union all
  select o.person_id, case when o.intervention_received is null then 'help_received_not_known' else 'help_offered_not_known' end as note,
    'ssd_cla_substance_misuse' as source_table, h.any_row as source_row
  from oc2 o
  join oc2_help h on h.person_id = o.person_id
  where o.substance_misuse = '1' and (o.intervention_received is null or (o.intervention_received = '0' and o.intervention_offered is null))
)
select distinct person_id, note, source_table, source_row
from notes
