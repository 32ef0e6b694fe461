-- model:  liberty_row
-- about:  orders depriving of liberty as they stood on the as-at day; none before 2026-27
-- grain:  source_row
-- params: as_at, collection_year, period_end
with clock as (
  select least(cast($as_at as date), cast($period_end as date)) as today
)
select
  r.row_number as source_row,
  coalesce(l.person_id, r.dolo_person_id) as person_id,
  r.dolo_start_date as start_date,
  case when r.dolo_end_date <= k.today then r.dolo_end_date end as end_date,
  r.dolo_end_date is null and r.dolo_end_date_raw is not null
    and r.dolo_end_date_raw not like '%9999%' and r.dolo_end_date_raw not like '%2300%' as end_unreadable,
  coalesce(r.dolo_expiry_date < k.today, false) and (r.dolo_end_date is null or r.dolo_end_date > k.today) as expired
from ext_cla_deprivation_of_liberty r
left join person_link l on l.table_name = 'ext_cla_deprivation_of_liberty' and l.any_id = r.dolo_person_id
cross join clock k
where r.dolo_person_id is not null and l.left_out is not true
  and coalesce(r.dolo_start_date <= k.today, true)
  and cast($collection_year as bigint) >= 2027
