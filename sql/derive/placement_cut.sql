-- model:  placement_cut
-- about:  the stretches between neighbouring days on which any placement row of a period of care begins or ends
-- grain:  person_id, poc_start, cut_start
with days as (
  select person_id, poc_start, poc_start as cut_start from period_of_care
  union
  select person_id, poc_start, poc_cut as cut_start from period_of_care
  union
  select person_id, poc_start, in_from as cut_start from placement_timeline
  union
  select person_id, poc_start, in_to as cut_start from placement_timeline
),
pairs as (
  select person_id, poc_start, cut_start, lead(cut_start) over (partition by person_id, poc_start order by cut_start) as cut_end
  from days
)
select person_id, poc_start, cut_start, cut_end
from pairs
where cut_end is not null
