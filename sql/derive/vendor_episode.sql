-- model:  vendor_episode
-- about:  episodes as the case system built them: a witness, and where no periods of care are delivered the source of need and leaving reason
-- grain:  source_row
-- params: as_at, period_end
select
  r.row_number as source_row,
  coalesce(l.person_id, r.clae_person_id) as person_id,
  r.clae_cla_episode_start_date as start_date,
  r.clae_cla_episode_ceased_date as end_date,
  e.code as end_reason,
  r.clae_cla_episode_ceased_reason as end_reason_value,
  e.code_map_row as end_reason_map_row,
  n.code as need,
  r.clae_cla_primary_need_code as need_value,
  n.code_map_row as need_map_row
from ssd_cla_episodes r
left join person_link l on l.table_name = 'ssd_cla_episodes' and l.any_id = r.clae_person_id
left join value_mapped e on e.field = 'ssd_cla_episodes.clae_cla_episode_ceased_reason' and e.value = r.clae_cla_episode_ceased_reason
  and e.cut_from <= least(cast($as_at as date), cast($period_end as date)) and e.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped n on n.field = 'ssd_cla_episodes.clae_cla_primary_need_code' and n.value = r.clae_cla_primary_need_code
  and n.cut_from <= least(cast($as_at as date), cast($period_end as date)) and n.cut_to > least(cast($as_at as date), cast($period_end as date))
where r.clae_person_id is not null and l.left_out is not true
