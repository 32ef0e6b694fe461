-- model:  missing_care
-- about:  the period of care in which each absence began; for a young asylum seeker also one too short to count
-- grain:  source_row
with care as (
  select person_id, poc_start, poc_end, source_row as care_row, true as counts from period_of_care
  union all
  select d.person_id, d.poc_start, d.poc_end, d.source_row as care_row, false as counts
  from period_dropped d
  left semi join asylum_status a on a.person_id = d.person_id
)
select m.source_row, c.poc_start, c.poc_end, c.counts
from missing_merged m
join care c on c.person_id = m.person_id
  and c.poc_start <= cast(m.start_clock as date)
  and (c.poc_end is null or c.poc_end >= cast(m.start_clock as date))
qualify row_number() over (partition by m.source_row order by c.counts desc, c.poc_start desc, c.care_row) = 1
