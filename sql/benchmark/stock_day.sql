-- model:  stock_day
-- about:  the days a stock is counted on: each month end of the collection year that has come,
--     and the day the year's stock is judged on
-- grain:  on_date
-- params: as_at, period_start, period_end
select m.month_end as on_date
from (
  select cast(s.month_start + interval '1 month' - interval '1 day' as date) as month_end
  from (
    select cast(unnest(generate_series(cast($period_start as date), cast($period_end as date),
                                       interval '1 month')) as date) as month_start
  ) s
) m
where m.month_end < cast($as_at as date)
union
select r.on_date
from reporting r
