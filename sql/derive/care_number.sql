-- model:  care_number
-- about:  the period numbers of the case system that belong to the start each child is asked about
-- grain:  person_id, period_id
select distinct b.person_id, r.period_id
from care_begun b
join period_row r on r.person_id = b.person_id and r.period_id is not null
  and (r.start_date = b.decom
    or (r.start_date < coalesce(b.poc_end, date '9999-12-31') and coalesce(r.end_date, date '9999-12-31') > b.decom))
