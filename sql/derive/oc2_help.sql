-- model:  oc2_help
-- about:  for children with substance misuse in the year, whether help was received and, if not, offered: one yes is enough, a no needs every row to say no
-- grain:  person_id
with counted as (
  select r.person_id, count(*) as n,
    sum(case when r.received = 'Y' then 1 else 0 end) as received, sum(case when r.received = 'N' then 1 else 0 end) as not_received,
    sum(case when r.offered = 'Y' then 1 else 0 end) as offered, sum(case when r.offered = 'N' then 1 else 0 end) as not_offered,
    max(case when r.received = 'Y' then r.source_row end) as received_row,
    max(case when r.offered = 'Y' then r.source_row end) as offered_row,
    max(r.source_row) as any_row,
    bool_or(r.code_mapped) as code_mapped
  from substance_row r
  join substance_evidence e on e.source_row = r.source_row and e.says = 'yes'
  join oc2_child c on c.person_id = r.person_id
  group by r.person_id
),
answered as (
  select person_id, offered, not_offered, n, any_row, offered_row, received_row, code_mapped,
    case when received > 0 then '1' when not_received = n then '0' end as value
  from counted
)
select person_id, value as intervention_received,
  case when value = '0' then case when offered > 0 then '1' when not_offered = n then '0' end end as intervention_offered,
  coalesce(received_row, any_row) as received_row, coalesce(offered_row, any_row) as offered_row, any_row, code_mapped
from answered
