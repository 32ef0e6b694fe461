-- model:  worker_cut
-- about:  spells ended where the next worker's begins; of several begun on one day the one that lasts longest stays
-- grain:  source_row
with followed as (
  select h.source_row, h.person_id, h.worker_key, h.start_date, h.end_date,
    lead(h.start_date) over (partition by h.person_id order by h.start_date, coalesce(h.end_date, date '9999-12-31'), h.source_row) as next_start
  from worker_held h
)
select source_row, person_id, worker_key, start_date,
  case when next_start < coalesce(end_date, date '9999-12-31') then next_start else end_date end as end_date,
  coalesce(next_start < coalesce(end_date, date '9999-12-31'), false) as cut
from followed
where coalesce(next_start > start_date, true)
