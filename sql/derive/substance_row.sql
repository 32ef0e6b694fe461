-- model:  substance_row
-- about:  substance misuse identified by the as-at day and not said to be none, with the help received and offered
-- grain:  source_row
-- params: as_at, period_end, period_start
select s.row_number as source_row, l.person_id, s.clas_substance_misuse_date as day,
  s.clas_substance_misused is null as substance_blank,
  nullif(r.code, 'IGNORE') as received, r.code_map_row as received_map_row,
  nullif(o.code, 'IGNORE') as offered, o.code_map_row as offered_map_row,
  m.code_map_row,
  coalesce(r.how = 'code_map' or o.how = 'code_map', false) as code_mapped
from ssd_cla_substance_misuse s
join person_link l on l.table_name = 'ssd_cla_substance_misuse' and l.any_id = s.clas_person_id and not l.left_out
left join value_now m on m.field = 'ssd_cla_substance_misuse.clas_substance_misused' and m.value = s.clas_substance_misused
left join value_now r on r.field = 'ssd_cla_substance_misuse.clas_intervention_received' and r.value = s.clas_intervention_received
left join value_now o on o.field = 'ssd_cla_substance_misuse.clas_intervention_offered' and o.value = s.clas_intervention_offered
where coalesce(m.code not in ('NONE', 'IGNORE'), true)
  and (s.clas_substance_misuse_date is null
    or s.clas_substance_misuse_date between cast($period_start as date) and least(cast($as_at as date), cast($period_end as date)))
