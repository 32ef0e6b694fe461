-- model:  health_event
-- about:  health events with their kind and whether they took place: only what is planned, refused or cancelled did not; a status that is left blank does not speak against it
-- grain:  source_row
-- params: as_at, period_end
select
  h.row_number as source_row,
  l.person_id,
  t.code as kind,
  h.clah_health_check_date as day,
  case when h.clah_health_check_status is null or s.code in ('COMPLETED', 'IGNORE') then true when s.code = 'NOT_DONE' then false end as done,
  h.clah_health_check_status is null as status_blank,
  t.code_map_row,
  coalesce(t.how = 'code_map' or s.how = 'code_map', false) as code_mapped
from ssd_cla_health h
join person_link l on l.table_name = 'ssd_cla_health' and l.any_id = h.clah_person_id and not l.left_out
left join value_now t on t.field = 'ssd_cla_health.clah_health_check_type' and t.value = h.clah_health_check_type
left join value_now s on s.field = 'ssd_cla_health.clah_health_check_status' and s.value = h.clah_health_check_status
where coalesce(h.clah_health_check_date, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date))
  and coalesce(t.code <> 'IGNORE', true)
