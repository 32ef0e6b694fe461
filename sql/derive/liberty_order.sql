-- model:  liberty_order
-- about:  one row for each time of deprivation of liberty, beside the first period of care it falls into
-- grain:  order_row
with orders as (
  select p.order_row, p.person_id, min(p.start_date) as start_date,
    case when bool_or(p.end_date is null) then null else max(p.end_date) end as end_date,
    count(*) as parts, bool_or(p.overlapping) as overlapping, bool_or(p.expired and p.end_date is null) as expired, bool_or(p.end_unreadable) as end_unreadable
  from liberty_part p
  group by p.order_row, p.person_id
)
select o.order_row, o.person_id, o.start_date, o.end_date, o.parts, o.overlapping, o.expired, o.end_unreadable, c.poc_start, c.poc_end, c.source_row as care_row,
  count(*) over (partition by o.order_row) as periods
from orders o
join period_of_care c on c.person_id = o.person_id
  and o.start_date < coalesce(c.poc_end, date '9999-12-31') and coalesce(o.end_date, date '9999-12-31') > c.poc_start
qualify row_number() over (partition by o.order_row order by c.poc_start, c.source_row) = 1
