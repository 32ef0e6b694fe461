-- model:  sdq_form
-- about:  questionnaires of the year filled in by the carer, or by someone not named, with a usable score or reason; a reason of age only where the child is or was out of age in the year
-- grain:  source_row
-- params: as_at, period_end, period_start
select q.row_number as source_row, c.person_id, q.csdq_sdq_completed_date as day, q.csdq_table_id as source_id,
  q.csdq_respondent is null as respondent_blank,
  case when q.csdq_sdq_score between 0 and 40 then q.csdq_sdq_score end as score,
  q.csdq_sdq_score_raw is not null and coalesce(q.csdq_sdq_score not between 0 and 40, true) as score_unusable,
  case when r.code = 'SDQ1' and c.sdq_in_age then null else nullif(r.code, 'IGNORE') end as reason,
  coalesce(r.code = 'SDQ1' and c.sdq_in_age, false) as reason_against_age,
  q.csdq_sdq_reason is not null and r.code is null as reason_unmapped,
  r.code_map_row, coalesce(r.how <> 'code', false) as code_mapped
from ssd_sdq_scores q
join person_link l on l.table_name = 'ssd_sdq_scores' and l.any_id = q.csdq_person_id and not l.left_out
join oc2_child c on c.person_id = l.person_id and c.sdq_due
left join value_now r on r.field = 'ssd_sdq_scores.csdq_sdq_reason' and r.value = q.csdq_sdq_reason
left join value_now w on w.field = 'ssd_sdq_scores.csdq_respondent' and w.value = q.csdq_respondent
where (q.csdq_respondent is null or w.code = 'CARER')
  and q.csdq_sdq_completed_date between cast($period_start as date) and least(cast($as_at as date), cast($period_end as date))
