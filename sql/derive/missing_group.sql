-- model:  missing_group
-- about:  incidents of one kind numbered so that those whose times overlap share a number; incidents of one day, and one beginning as another ends, stay apart
-- grain:  source_row
with reach as (
  select source_row, person_id, missing, start_clock, end_clock,
    max(end_clock) over (partition by person_id, missing order by start_clock, end_clock nulls last, source_row rows between unbounded preceding and 1 preceding) as reached
  from missing_row
)
select source_row, person_id, missing, start_clock, end_clock,
  sum(case when reached is null or start_clock >= reached then 1 else 0 end)
    over (partition by person_id, missing order by start_clock, end_clock nulls last, source_row) as group_no
from reach
