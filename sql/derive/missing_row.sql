-- model:  missing_row
-- about:  missing incidents that began by the as-at day, with their clock times as recorded
-- grain:  source_row
-- params: as_at, period_end
select
  r.row_number as source_row,
  coalesce(l.person_id, r.miss_person_id) as person_id,
  r.miss_missing_episode_start_date as start_clock,
  r.miss_missing_episode_end_date as end_clock,
  nullif(m.code, 'IGNORE') as missing,
  m.code_map_row,
  coalesce(m.how <> 'code', false) as code_mapped,
  r.miss_missing_episode_type as type_value
from ssd_missing r
left join person_link l on l.table_name = 'ssd_missing' and l.any_id = r.miss_person_id
left join value_mapped m on m.field = 'ssd_missing.miss_missing_episode_type' and m.value = r.miss_missing_episode_type
  and m.cut_from <= least(cast($as_at as date), cast($period_end as date)) and m.cut_to > least(cast($as_at as date), cast($period_end as date))
where r.miss_person_id is not null and l.left_out is not true
  and cast(r.miss_missing_episode_start_date as date) <= least(cast($as_at as date), cast($period_end as date))
