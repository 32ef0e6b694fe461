-- model:  witness_episode
-- about:  the case system's own episodes that the year sees, in the codes of the return and as they stood on the as-at day
-- grain:  row_number
-- params: as_at, period_end, period_start
select
  v.source_row as row_number, coalesce(p.child, upper(v.person_id)) as child, v.start_date as decom,
  case when v.end_date <= least(cast($as_at as date), cast($period_end as date)) then v.end_date end as dec,
  case when v.end_date <= least(cast($as_at as date), cast($period_end as date)) then coalesce(v.end_reason, upper(v.end_reason_value)) end as rec,
  coalesce(v.need, upper(v.need_value)) as cin,
  coalesce(s.code, upper(e.clae_cla_episode_start_reason)) as rne,
  coalesce(l.code, upper(e.clae_legal_status)) as ls
from vendor_episode v
join ssd_cla_episodes e on e.row_number = v.source_row
left join person p on p.person_id = v.person_id
left join value_now s on s.field = 'ssd_cla_episodes.clae_cla_episode_start_reason' and s.value = e.clae_cla_episode_start_reason
left join value_now l on l.field = 'ssd_cla_episodes.clae_legal_status' and l.value = e.clae_legal_status
where v.start_date <= least(cast($as_at as date), cast($period_end as date))
  and coalesce(v.end_date >= cast($period_start as date), true)
