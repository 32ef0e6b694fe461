-- model:  legal_mapped
-- about:  legal status rows with their code, closing days in the same-day form, as they stood on the as-at day
-- grain:  source_row
-- params: as_at, period_end
with dated as (
  select
    r.row_number as source_row,
    coalesce(l.person_id, r.lega_person_id) as person_id,
    r.lega_legal_status_id as source_id,
    r.lega_legal_status_start_date as start_date,
    case when c.chosen = 'day_before' then cast(r.lega_legal_status_end_date + interval '1 day' as date)
         else r.lega_legal_status_end_date end as recorded_end,
    r.lega_legal_status as value,
    r.lega_legal_status_code as resolved,
    r.lega_legal_status_start_date is null as start_missing,
    r.lega_legal_status_end_date is null and r.lega_legal_status_end_date_raw is not null
      and r.lega_legal_status_end_date_raw not like '%9999%' and r.lega_legal_status_end_date_raw not like '%2300%' as end_unreadable
  from ssd_legal_status r
  left join person_link l on l.table_name = 'ssd_legal_status' and l.any_id = r.lega_person_id
  left join end_convention c on c.table_name = 'ssd_legal_status' and c.source_file = r.source_file
  where r.lega_person_id is not null and l.left_out is not true
)
select
  d.source_row, d.person_id, d.source_id, d.start_date, d.recorded_end,
  case when d.recorded_end <= least(cast($as_at as date), cast($period_end as date)) then d.recorded_end end as end_date,
  coalesce(k.code, t.code, a.code) as code,
  coalesce(k.how, t.how, a.how) as how,
  case when k.code is not null then k.code_map_row when t.code is not null then t.code_map_row else a.code_map_row end as code_map_row,
  coalesce(d.value, d.resolved) as value,
  d.start_missing,
  d.end_unreadable
from dated d
left join value_mapped k on k.field = 'ssd_legal_status.lega_legal_status_code' and k.value = d.resolved
  and k.cut_from <= least(cast($as_at as date), cast($period_end as date)) and k.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped t on t.field = 'ssd_legal_status.lega_legal_status' and t.value = d.value
  and t.cut_from <= least(coalesce(d.recorded_end, date '9999-12-31'), cast($as_at as date), cast($period_end as date))
  and t.cut_to > least(coalesce(d.recorded_end, date '9999-12-31'), cast($as_at as date), cast($period_end as date))
left join value_mapped a on a.field = 'ssd_legal_status.lega_legal_status' and a.value = d.value
  and a.cut_from <= least(cast($as_at as date), cast($period_end as date)) and a.cut_to > least(cast($as_at as date), cast($period_end as date))
where (d.start_date is null or d.start_date <= least(cast($as_at as date), cast($period_end as date)))
  and (coalesce(k.code, t.code, a.code, '') <> 'IGNORE')
