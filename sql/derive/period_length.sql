-- model:  period_length
-- about:  whether a closed period of care lasted more than 24 hours: by the clock where both times are known, else by days
-- grain:  person_id, poc_start
with clocks as (
  select
    person_id, poc_start, poc_end, only_accommodation, start_clock, end_clock,
    start_clock is not null and end_clock is not null
      and cast(start_clock as date) = poc_start and cast(end_clock as date) = poc_end
      and not (start_clock = cast(poc_start as timestamp(6)) and end_clock = cast(poc_end as timestamp(6))) as by_clock
  from period_found
  where poc_end is not null and poc_end - poc_start <= 1
)
select
  person_id, poc_start, by_clock, only_accommodation,
  poc_end = poc_start as one_day,
  only_accommodation and case when by_clock then end_clock <= start_clock + interval '24 hours' else poc_end = poc_start end as too_short,
  only_accommodation and not by_clock and poc_end > poc_start as unknown_length
from clocks
