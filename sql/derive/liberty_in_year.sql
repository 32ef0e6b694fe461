-- model:  liberty_in_year
-- about:  orders of the year's children in force at any time of the year, closed where care ended
-- grain:  order_row
-- params: period_start
with closed as (
  select o.order_row, o.person_id, o.start_date, o.parts, o.overlapping, o.expired, o.end_unreadable, o.poc_start, o.poc_end, o.periods,
    case when o.poc_end < coalesce(o.end_date, date '9999-12-31') then o.poc_end else o.end_date end as end_date,
    coalesce(o.poc_end < coalesce(o.end_date, date '9999-12-31'), false) as care_ceased
  from liberty_order o
)
select c.order_row, c.person_id, c.start_date, c.end_date, c.care_ceased, c.parts, c.overlapping, c.expired, c.end_unreadable, c.poc_start, c.periods
from closed c
join year_child y on y.person_id = c.person_id
where coalesce(c.end_date >= cast($period_start as date), true)
