-- model:  period_status
-- about:  which kinds of legal status each period of care holds: short breaks recorded one by one, an agreement only, or statuses that are accommodation and no order
-- grain:  source_table, source_row
select
  p.source_table, p.source_row, p.person_id, p.start_date,
  count(l.source_row) as statuses,
  coalesce(bool_and(l.code = 'V3'), false) as only_v3,
  coalesce(bool_and(l.code = 'V4'), false) as only_v4,
  coalesce(bool_and(l.code in ('V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'J1', 'J2', 'J3')), false) as only_accommodation
from period_source p
left join legal_mapped l on l.person_id = p.person_id and l.code is not null and l.code <> 'NOT_LAC'
  and (l.start_date < coalesce(p.end_date, date '9999-12-31') or l.start_date = p.start_date)
  and (coalesce(l.recorded_end, date '9999-12-31') > p.start_date or l.start_date = p.start_date)
group by p.source_table, p.source_row, p.person_id, p.start_date
