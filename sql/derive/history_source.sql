-- model:  history_source
-- about:  the history row that opens each period made from histories, with need and leaving reason from the case system's own episodes where there are any
-- grain:  person_id, start_date
with opened as (
  select person_id, start_date, source_table, source_row
  from history_span
  qualify row_number() over (partition by person_id, start_date order by source_table, source_row) = 1
),
needs as (
  select h.person_id, h.start_date, v.need, v.need_value, v.need_map_row
  from history_period h
  join vendor_episode v on v.person_id = h.person_id and v.need_value is not null
    and v.start_date >= h.start_date and v.start_date <= coalesce(h.end_date, date '9999-12-31')
  qualify row_number() over (partition by h.person_id, h.start_date order by v.start_date, v.source_row) = 1
),
leavings as (
  select h.person_id, h.start_date, v.end_reason, v.end_reason_value, v.end_reason_map_row
  from history_period h
  join vendor_episode v on v.person_id = h.person_id and v.end_reason_value is not null
    and v.end_date between cast(h.end_date - interval '1 day' as date) and cast(h.end_date + interval '1 day' as date)
    and (v.end_reason is distinct from 'X1')
  qualify row_number() over (partition by h.person_id, h.start_date order by v.end_date desc, v.source_row desc) = 1
)
select h.person_id, h.start_date, h.end_date, o.source_table, o.source_row,
  n.need, n.need_value, n.need_map_row, e.end_reason, e.end_reason_value, e.end_reason_map_row
from history_period h
join opened o on o.person_id = h.person_id and o.start_date = h.start_date
left join needs n on n.person_id = h.person_id and n.start_date = h.start_date
left join leavings e on e.person_id = h.person_id and e.start_date = h.start_date
