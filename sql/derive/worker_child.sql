-- model:  worker_child
-- about:  children looked after on the as-at day other than in short breaks, whose social workers are returned; none before 2023-24
-- grain:  person_id
-- params: collection_year
with last_one as (
  select e.person_id, e.child, e.ls, e.dec
  from episodes e
  qualify row_number() over (partition by e.person_id order by e.decom desc, e.row_number desc) = 1
)
select person_id, child
from last_one
where dec is null and coalesce(ls not in ('V3', 'V4'), true)
  and cast($collection_year as bigint) >= 2024
