-- model:  liberty_part
-- about:  each order beside the first of those that follow without a day between, where renewals are joined; else by itself, and ended where the next begins
-- grain:  source_row
-- params: dolo_renewal
with reach as (
  select r.source_row, r.person_id, r.start_date, r.end_date, r.expired, r.end_unreadable,
    max(coalesce(r.end_date, date '9999-12-31')) over (partition by r.person_id order by r.start_date, coalesce(r.end_date, date '9999-12-31'), r.source_row
      rows between unbounded preceding and 1 preceding) as reached,
    lead(r.start_date) over (partition by r.person_id order by r.start_date, coalesce(r.end_date, date '9999-12-31'), r.source_row) as next_start
  from liberty_row r
  where r.start_date is not null and coalesce(r.end_date > r.start_date, true)
),
numbered as (
  select source_row, person_id, start_date, expired, end_unreadable,
    coalesce(start_date < reached, false) as overlapping,
    case when $dolo_renewal = 'keep' and next_start < coalesce(end_date, date '9999-12-31') then next_start else end_date end as end_date,
    sum(case when $dolo_renewal = 'join' and reached is not null and (reached = date '9999-12-31' or start_date <= cast(reached + interval '1 day' as date)) then 0 else 1 end)
      over (partition by person_id order by start_date, coalesce(end_date, date '9999-12-31'), source_row) as order_no
  from reach
  where $dolo_renewal = 'join' or coalesce(next_start > start_date, true)
)
select source_row, person_id, start_date, end_date, expired, end_unreadable, overlapping,
  first_value(source_row) over (partition by person_id, order_no order by start_date, coalesce(end_date, date '9999-12-31'), source_row) as order_row
from numbered
