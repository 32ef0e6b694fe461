-- model:  legal_row
-- about:  status rows that make a child looked after, each with the day it ends: as recorded, or where a later status closes it; care_end is the day the child left care under a row without an end; rows that begin and end on one day fall away
-- grain:  source_row
select
  l.person_id, l.source_row, l.source_id, l.code, l.how, l.code_map_row, l.start_date, l.recorded_end,
  case when l.end_date is not null then l.end_date else c.closed_on end as end_date,
  b.care_end
from legal_mapped l
left join legal_closing c on c.source_row = l.source_row
left join legal_begun b on b.source_row = l.source_row
where l.code is not null and l.code <> 'NOT_LAC' and l.start_date is not null and not l.end_unreadable
  and coalesce(l.recorded_end, date '9999-12-31') > l.start_date
