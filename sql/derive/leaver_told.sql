-- model:  leaver_told
-- about:  each row of the care leavers module with the rows its contact and its place in the cohort rest on
-- grain:  row_number
select o.row_number, o.in_touch, o.activ, o.accom, a.decided, l.person_row,
  case when a.decided = 'leaver:died' then a.died_table else coalesce(a.source_table, 'ssd_person') end as source_table,
  case when a.decided = 'leaver:died' then a.died_row else coalesce(a.source_row, l.person_row) end as source_row,
  case when a.decided = 'leaver:died' then a.died_map_row else a.in_touch_map_row end as in_touch_map_row,
  a.activ_map_row, a.accom_map_row,
  case when l.by_history then 'ssd_person' else 'ssd_care_leavers' end as cohort_table,
  case when l.by_history then l.person_row else l.record_row end as cohort_row,
  case when l.by_history then cast(null as bigint) else l.category_map_row end as cohort_map_row,
  case when l.by_history then 'leaver:care_history' else 'leaver:recorded_category' end as cohort_decided
from oc3 o
join leaver l on l.person_id = o.person_id
join leaver_answer a on a.person_id = o.person_id
