-- model:  asylum_in_year
-- about:  children in the year's episodes whose asylum-seeking status overlaps the year, with the day it ended; one reported as ended last year is not counted again
-- grain:  person_id
-- params: as_at, period_end, period_start
with ended_before as (
  select distinct u.child from uasc_last u where u.duc_raw is not null and u.child is not null
),
rows_in_year as (
  select a.person_id, a.source_row, a.start_date, a.end_date, a.capped_end, a.capped, a.code_map_row
  from asylum_status a
  join year_child y on y.person_id = a.person_id
  where a.capped_end >= cast($period_start as date)
)
select r.person_id, r.source_row, r.code_map_row,
  case when r.capped_end <= least(cast($as_at as date), cast($period_end as date)) then r.capped_end end as duc,
  r.capped and r.capped_end <= least(cast($as_at as date), cast($period_end as date)) as capped
from rows_in_year r
join person p on p.person_id = r.person_id
left anti join ended_before b on b.child = p.child
qualify row_number() over (partition by r.person_id order by r.capped_end desc, r.source_row desc) = 1
