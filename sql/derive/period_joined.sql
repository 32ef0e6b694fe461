-- model:  period_joined
-- about:  one row for each unbroken period of care; the need is that of the earliest part that has one, the leaving reason that of the last part
-- grain:  person_id, period_start
with parts as (
  select
    g.person_id, g.group_no, g.overlapping, p.source_table, p.source_row, p.start_date, p.end_date, p.start_clock, p.end_clock,
    p.end_reason, p.end_reason_value, p.end_reason_map_row, p.need, p.need_value, p.need_map_row,
    s.only_v3, s.only_v4, s.only_accommodation, s.statuses,
    row_number() over (partition by g.person_id, g.group_no order by p.start_date, p.end_date nulls last, p.source_row) as from_first,
    row_number() over (partition by g.person_id, g.group_no order by p.end_date desc nulls first, p.start_date desc, p.source_row desc) as from_last,
    row_number() over (partition by g.person_id, g.group_no order by case when p.need_value is null then 1 else 0 end, p.start_date, p.source_row) as from_need
  from period_group g
  join period_source p on p.source_table = g.source_table and p.source_row = g.source_row
  join period_status s on s.source_table = g.source_table and s.source_row = g.source_row
)
select
  person_id,
  min(start_date) as period_start,
  case when bool_or(end_date is null) then null else max(end_date) end as period_end,
  max(case when from_first = 1 then source_table end) as source_table,
  max(case when from_first = 1 then source_row end) as source_row,
  max(case when from_last = 1 then source_row end) as last_source_row,
  max(case when from_first = 1 then start_clock end) as start_clock,
  max(case when from_last = 1 then end_clock end) as end_clock,
  max(case when from_last = 1 then end_reason end) as end_reason,
  max(case when from_last = 1 then end_reason_value end) as end_reason_value,
  max(case when from_last = 1 then end_reason_map_row end) as end_reason_map_row,
  max(case when from_need = 1 then need end) as need,
  max(case when from_need = 1 then need_value end) as need_value,
  max(case when from_need = 1 then need_map_row end) as need_map_row,
  max(case when from_need = 1 then source_row end) as need_row,
  case when min(need_value) is null then 0 when min(need_value) = max(need_value) then 1 else 2 end as needs,
  count(*) as parts,
  bool_or(overlapping) as overlapping,
  bool_and(only_v3) and sum(statuses) > 0 as only_v3,
  bool_and(only_v4) and sum(statuses) > 0 as only_v4,
  bool_and(only_accommodation) and sum(statuses) > 0 as only_accommodation
from parts
group by person_id, group_no
