-- model:  liberty_part
-- about:  each order beside the first of those that follow without a day between, where renewals are joined; else by itself, and ended where the next begins; one without an end ends there always
-- grain:  source_row
-- params: dolo_renewal
with followed as (
  select r.source_row, r.person_id, r.start_date, r.expired, r.end_unreadable, r.end_date as recorded_end,
    lead(r.start_date) over (partition by r.person_id order by r.start_date, coalesce(r.end_date, date '9999-12-31'), r.source_row) as next_start
  from liberty_row r
  where r.start_date is not null and coalesce(r.end_date > r.start_date, true)
),
reach as (
  select source_row, person_id, start_date, expired, end_unreadable, next_start,
    coalesce(next_start < coalesce(recorded_end, date '9999-12-31') and ($dolo_renewal = 'keep' or recorded_end is null), false) as cut,
    case when $dolo_renewal = 'keep' and next_start < recorded_end then next_start else coalesce(recorded_end, next_start) end as end_date,
    max(coalesce(recorded_end, next_start, date '9999-12-31')) over (partition by person_id order by start_date, coalesce(recorded_end, date '9999-12-31'), source_row
      rows between unbounded preceding and 1 preceding) as reached,
    coalesce(recorded_end, date '9999-12-31') as order_by_end
  from followed
),
numbered as (
  select source_row, person_id, start_date, end_date, expired, end_unreadable, cut, order_by_end,
    coalesce(start_date < reached, false) as overlapping,
    sum(case when $dolo_renewal = 'join' and coalesce(start_date <= cast(reached + interval '1 day' as date), false) then 0 else 1 end)
      over (partition by person_id order by start_date, order_by_end, source_row) as order_no
  from reach
  where $dolo_renewal = 'join' or coalesce(next_start > start_date, true)
)
select source_row, person_id, start_date, end_date, expired, end_unreadable, cut, overlapping,
  first_value(source_row) over (partition by person_id, order_no order by start_date, order_by_end, source_row) as order_row
from numbered
