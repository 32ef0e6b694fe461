-- model:  legal_closing
-- about:  for a status row never ended, the first later start of a status that cannot run beside it: any other status ends accommodation, police protection and the like end at any later status, a full order ends an interim one, later accommodation ends either
-- grain:  source_row
select
  o.source_row,
  min(n.start_date) as closed_on,
  min(case when o.code in ('C1', 'C2') and n.code = 'V2' then n.start_date end) as closed_by_accommodation
from legal_mapped o
join legal_mapped n on n.person_id = o.person_id
  and n.start_date > o.start_date
  and n.code is not null and n.code <> 'NOT_LAC'
  and coalesce(n.end_date, date '9999-12-31') > n.start_date
  and ((o.code in ('V2', 'V3', 'V4') and n.code <> o.code)
    or (o.code in ('L1', 'L2', 'L3'))
    or (o.code = 'C1' and n.code in ('C2', 'V2'))
    or (o.code = 'C2' and n.code = 'V2'))
where o.end_date is null and o.code is not null
group by o.source_row
