-- model:  period_gap
-- about:  the days on which a child left care and did not come back the same day
-- grain:  person_id, gap_from
select distinct q.person_id, q.end_date as gap_from
from period_source q
where q.end_date is not null
  and not exists (
    select 1 from period_source n
    where n.person_id = q.person_id and n.start_date <= q.end_date and coalesce(n.end_date, date '9999-12-31') > q.end_date
  )
