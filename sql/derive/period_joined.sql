-- model:  period_joined
-- about:  one row for each unbroken period of care; the need is that of the earliest part that has one, the leaving reason that of the last part
-- grain:  person_id, period_start
with parts as (
  select
    g.person_id, g.group_no, g.overlapping, p.source_table, p.source_row, p.start_date, p.end_date, p.start_clock, p.end_clock,
    p.end_reason, p.end_reason_value, p.end_reason_map_row, p.need, p.need_value, p.need_map_row, p.short_break,
    s.only_v3, s.only_v4, s.only_accommodation, s.statuses
  from period_group g
  join period_source p on p.source_table = g.source_table and p.source_row = g.source_row
  join period_status s on s.source_table = g.source_table and s.source_row = g.source_row
)
select
  person_id,
  min(start_date) as period_start,
  case when bool_or(end_date is null) then null else max(end_date) end as period_end,
  first_value(source_table order by start_date, end_date nulls last, source_row) as source_table,
  first_value(source_row order by start_date, end_date nulls last, source_row) as source_row,
  last_value(source_row order by end_date nulls last, start_date, source_row) as last_source_row,
  first_value(start_clock order by start_date, end_date nulls last, source_row) as start_clock,
  last_value(end_clock order by end_date nulls last, start_date, source_row) as end_clock,
  last_value(end_reason order by end_date nulls last, start_date, source_row) as end_reason,
  last_value(end_reason_value order by end_date nulls last, start_date, source_row) as end_reason_value,
  last_value(end_reason_map_row order by end_date nulls last, start_date, source_row) as end_reason_map_row,
  first_value(need order by case when need_value is null then 1 else 0 end, start_date, source_row) as need,
  first_value(need_value order by case when need_value is null then 1 else 0 end, start_date, source_row) as need_value,
  first_value(need_map_row order by case when need_value is null then 1 else 0 end, start_date, source_row) as need_map_row,
  first_value(source_row order by case when need_value is null then 1 else 0 end, start_date, source_row) as need_row,
  count(distinct need_value) as needs,
  count(*) as parts,
  bool_or(overlapping) as overlapping,
  bool_or(short_break) as short_break,
  bool_and(only_v3) and sum(statuses) > 0 as only_v3,
  bool_and(only_v4) and sum(statuses) > 0 as only_v4,
  bool_and(only_accommodation) and sum(statuses) > 0 as only_accommodation
from parts
group by person_id, group_no
