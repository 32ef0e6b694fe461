-- model:  period_group
-- about:  periods of care numbered so that touching ones share a number (the child left and came back on one day); short breaks recorded one by one never join
-- grain:  source_table, source_row
with reach as (
  select
    p.source_table, p.source_row, p.person_id, p.start_date, coalesce(p.end_date, date '9999-12-31') as end_date, s.only_v3,
    max(coalesce(p.end_date, date '9999-12-31')) over (partition by p.person_id order by p.start_date, coalesce(p.end_date, date '9999-12-31'), p.source_row
      rows between unbounded preceding and 1 preceding) as reached,
    lag(p.start_date) over (partition by p.person_id order by p.start_date, coalesce(p.end_date, date '9999-12-31'), p.source_row) as before_start,
    lag(s.only_v3) over (partition by p.person_id order by p.start_date, coalesce(p.end_date, date '9999-12-31'), p.source_row) as before_only_v3
  from period_source p
  join period_status s on s.source_table = p.source_table and s.source_row = p.source_row
)
select
  source_table, source_row, person_id, start_date, end_date,
  coalesce(start_date < reached, false) as overlapping,
  sum(case when reached is null or start_date > reached then 1
           when start_date = reached and only_v3 and before_only_v3 and start_date > before_start then 1
           else 0 end)
    over (partition by person_id order by start_date, end_date, source_row) as group_no
from reach
