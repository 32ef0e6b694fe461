-- model:  elementary_interval
-- about:  the stretches between neighbouring cut points: within one nothing changes
-- grain:  person_id, poc_start, cut_start
with pairs as (
  select person_id, poc_start, cut_start,
    lead(cut_start) over (partition by person_id, poc_start order by cut_start) as cut_end
  from cut_point
)
select person_id, poc_start, cut_start, cut_end
from pairs
where cut_end is not null
