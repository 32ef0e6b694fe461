-- model:  period_source
-- about:  the periods of care to work from: the case system's own, or the ones made from histories for people who have none
-- grain:  source_table, source_row
select
  'ext_cla_period_of_care' as source_table, source_row, person_id, period_id, start_date, end_date, start_clock, end_clock,
  end_reason, end_reason_value, end_reason_map_row, need, need_value, need_map_row, short_break
from period_row
where start_date is not null and not end_unreadable and coalesce(recorded_end, start_date) >= start_date
union all
select
  source_table, source_row, person_id, cast(null as varchar) as period_id, start_date, end_date,
  cast(null as timestamp(6)) as start_clock, cast(null as timestamp(6)) as end_clock,
  end_reason, end_reason_value, end_reason_map_row, need, need_value, need_map_row, false as short_break
from history_source
