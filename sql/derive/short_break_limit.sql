-- model:  short_break_limit
-- about:  the days of each short break and of all breaks in the 12 months that end on its last day, and whether either passes the limit of 17 or 75
-- grain:  person_id, poc_start
select
  b.person_id, b.poc_start,
  b.last_day - b.poc_start as days,
  sum(o.last_day - greatest(o.poc_start, cast(b.last_day - interval '12 months' as date))) as days_in_12_months,
  (b.last_day - b.poc_start) > 17
    or sum(o.last_day - greatest(o.poc_start, cast(b.last_day - interval '12 months' as date))) > 75 as over_limit
from short_break_period b
join short_break_period o on o.person_id = b.person_id and o.last_day <= b.last_day and o.last_day > cast(b.last_day - interval '12 months' as date)
group by b.person_id, b.poc_start, b.last_day
