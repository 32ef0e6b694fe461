-- model:  worker_row
-- about:  involvements of workers with the children of the module, as they stood on the as-at day, and whether the worker held the case
-- grain:  source_row
-- params: as_at, period_end
with clock as (
  select least(cast($as_at as date), cast($period_end as date)) as today
)
select
  r.row_number as source_row,
  c.person_id, c.child,
  case when r.invo_professional_id in ('-1', '0') then null else r.invo_professional_id end as worker,
  r.invo_involvement_start_date as start_date,
  case when r.invo_involvement_end_date <= k.today then r.invo_involvement_end_date end as end_date,
  r.invo_involvement_end_date is null and r.invo_involvement_end_date_raw is not null
    and r.invo_involvement_end_date_raw not like '%9999%' and r.invo_involvement_end_date_raw not like '%2300%' as end_unreadable,
  coalesce(r.invo_is_allocated_social_worker, m.code = 'ALLOCATED_SW') as allocated,
  nullif(w.code, 'IGNORE') as reason,
  r.invo_worker_change_reason as reason_value,
  w.code_map_row as reason_map_row,
  coalesce(w.how <> 'code', false) as code_mapped
from ssd_involvements r
join person_link l on l.table_name = 'ssd_involvements' and l.any_id = r.invo_person_id and not l.left_out
join worker_child c on c.person_id = l.person_id
left join value_now m on m.field = 'ssd_involvements.invo_professional_role_id' and m.value = r.invo_professional_role_id
left join value_now w on w.field = 'ssd_involvements.invo_worker_change_reason' and w.value = r.invo_worker_change_reason
cross join clock k
where coalesce(r.invo_involvement_start_date <= k.today, true)
