-- model:  stay_chain
-- about:  temporary stays that follow one another without a day between, as one absence from the main placement
-- grain:  person_id, poc_start, source_row
with reach as (
  select person_id, poc_start, source_row, in_from, in_to,
    max(in_to) over (partition by person_id, poc_start order by in_from, in_to, source_row rows between unbounded preceding and 1 preceding) as reached
  from placement_timeline
  where is_stay
),
numbered as (
  select person_id, poc_start, source_row, in_from, in_to,
    sum(case when reached is null or in_from > reached then 1 else 0 end) over (partition by person_id, poc_start order by in_from, in_to, source_row) as chain_no
  from reach
)
select person_id, poc_start, source_row, in_from, in_to, chain_no,
  min(in_from) over (partition by person_id, poc_start, chain_no) as chain_start,
  max(in_to) over (partition by person_id, poc_start, chain_no) as chain_end
from numbered
