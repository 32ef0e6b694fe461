-- model:  working_calendar
-- about:  the days around the year and the year before, each with the number of working days up to and
--     with it; Monday to Friday without the bank holidays of England and Wales
-- grain:  day
-- params: previous_start, period_end
select
  w.day,
  w.working,
  sum(w.working) over (order by w.day rows between unbounded preceding and current row)
    as working_days
from (
  select
    c.day,
    case when (c.day - cast('1970-01-05' as date)) % 7 >= 5 or b.date is not null
         then 0 else 1 end as working
  from (
    select cast(unnest(generate_series(cast($previous_start as date) - interval '60 days',
                                       cast($period_end as date) + interval '60 days',
                                       interval '1 day')) as date) as day
  ) c
  left join (select distinct h.date from bank_holidays h) b on b.date = c.day
) w
