-- model:  oc2_item
-- about:  the answer to each item: 1 on evidence; blank where a row cannot be read either way, or where nothing is there and the table did not come whole; else 0
-- grain:  person_id, item
with said as (
  select person_id, item,
    count(distinct case when says = 'yes' then coalesce(day, date '1800-01-01') end) as yes_days,
    bool_or(says = 'unknown') as doubtful,
    bool_or(says = 'no') as denied,
    coalesce(bool_or(says = 'yes' and code_mapped), false) as code_mapped
  from oc2_evidence
  group by person_id, item
)
select a.person_id, a.item, a.source_table, a.person_row, a.source_whole, coalesce(s.code_mapped, false) as code_mapped,
  case when s.yes_days >= a.required then '1'
       when coalesce(s.doubtful, false) then null
       when coalesce(s.denied, false) or a.source_whole then '0' end as value,
  case when s.yes_days >= a.required then 'recorded'
       when coalesce(s.doubtful, false) then 'doubtful'
       when coalesce(s.denied, false) then 'recorded'
       when a.source_whole and coalesce(s.yes_days, 0) > 0 then 'too_few'
       when a.source_whole then 'none_in_whole_table'
       else 'source_not_whole' end as decided
from oc2_asked a
left join said s on s.person_id = a.person_id and s.item = a.item
