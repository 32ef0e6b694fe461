-- model:  end_convention
-- about:  whether a file closes a row on the day the next begins or on the day before; null where it cannot be told and the setting does not say
-- grain:  table_name, source_file
-- params: end_convention
with counted as (
  select
    table_name, source_file,
    sum(case when days_between in (0, 1) then 1 else 0 end) as pairs,
    sum(case when days_between = 1 then 1 else 0 end) as one_day_apart
  from end_pair
  group by table_name, source_file
)
select
  table_name, source_file, pairs, one_day_apart,
  case when $end_convention in ('same_day', 'day_before') then $end_convention
       when one_day_apart * 10 < pairs or pairs = 0 then 'same_day'
       when pairs >= 20 and one_day_apart * 10 >= pairs * 9 then 'day_before'
  end as chosen
from counted
