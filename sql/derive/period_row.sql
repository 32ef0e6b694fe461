-- model:  period_row
-- about:  the periods of care of the case system as they stood on the as-at day: what starts later is left out, what ends later is open
-- grain:  source_row
-- params: as_at, final_end, period_end
with dated as (
  select
    r.row_number as source_row,
    coalesce(l.person_id, r.poc_person_id) as person_id,
    r.poc_cla_id as period_id,
    coalesce(r.poc_start_date, cast(r.poc_start_datetime as date)) as start_date,
    case when $final_end = 'day_before' then cast(coalesce(r.poc_end_date, cast(r.poc_end_datetime as date)) + interval '1 day' as date)
         else coalesce(r.poc_end_date, cast(r.poc_end_datetime as date)) end as recorded_end,
    r.poc_start_datetime as start_clock,
    r.poc_end_datetime as end_clock,
    r.poc_end_reason as end_reason_value,
    r.poc_category_of_need as need_value,
    coalesce(r.poc_is_short_break, false) as short_break,
    r.poc_end_date is null and r.poc_end_datetime is null and r.poc_end_date_raw is not null
      and r.poc_end_date_raw not like '%9999%' and r.poc_end_date_raw not like '%2300%' as end_unreadable
  from ext_cla_period_of_care r
  left join person_link l on l.table_name = 'ext_cla_period_of_care' and l.any_id = r.poc_person_id
  where r.poc_person_id is not null and l.left_out is not true
)
select
  d.source_row, d.person_id, d.period_id, d.start_date, d.recorded_end,
  case when d.recorded_end <= least(cast($as_at as date), cast($period_end as date)) then d.recorded_end end as end_date,
  case when d.recorded_end <= least(cast($as_at as date), cast($period_end as date)) then d.end_clock end as end_clock,
  d.start_clock,
  case when d.recorded_end <= least(cast($as_at as date), cast($period_end as date)) then e.code end as end_reason,
  case when d.recorded_end <= least(cast($as_at as date), cast($period_end as date)) then d.end_reason_value end as end_reason_value,
  e.code_map_row as end_reason_map_row,
  n.code as need,
  d.need_value,
  n.code_map_row as need_map_row,
  d.short_break,
  d.end_unreadable
from dated d
left join value_mapped e on e.field = 'ext_cla_period_of_care.poc_end_reason' and e.value = d.end_reason_value
  and e.cut_from <= least(cast($as_at as date), cast($period_end as date)) and e.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped n on n.field = 'ext_cla_period_of_care.poc_category_of_need' and n.value = d.need_value
  and n.cut_from <= least(cast($as_at as date), cast($period_end as date)) and n.cut_to > least(cast($as_at as date), cast($period_end as date))
where d.start_date is null or d.start_date <= least(cast($as_at as date), cast($period_end as date))
