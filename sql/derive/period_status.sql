-- model:  period_status
-- about:  which kinds of legal status each period of care holds: short breaks recorded one by one, an agreement only, or statuses that are accommodation and no order; a row left open in earlier care counts only where the period has none of its own
-- grain:  source_table, source_row
with held as (
  select
    p.source_table, p.source_row, l.source_row as legal_row, l.code,
    coalesce(p.start_date >= b.care_end, false) as carried
  from period_source p
  join legal_mapped l on l.person_id = p.person_id and l.code is not null and l.code <> 'NOT_LAC'
    and (l.start_date < coalesce(p.end_date, date '9999-12-31') or l.start_date = p.start_date)
  left join legal_closing c on c.source_row = l.source_row
  left join legal_begun b on b.source_row = l.source_row
  where coalesce(l.end_date, c.closed_on, date '9999-12-31') > p.start_date or l.start_date = p.start_date
),
counted as (
  select source_table, source_row, legal_row, code, carried,
    sum(case when carried then 0 else 1 end) over (partition by source_table, source_row) as own
  from held
)
select
  p.source_table, p.source_row, p.person_id, p.start_date,
  count(l.legal_row) as statuses,
  coalesce(bool_and(l.code = 'V3'), false) as only_v3,
  coalesce(bool_and(l.code = 'V4'), false) as only_v4,
  coalesce(bool_and(l.code in ('V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'J1', 'J2', 'J3')), false) as only_accommodation
from period_source p
left join counted l on l.source_table = p.source_table and l.source_row = p.source_row
  and (not l.carried or (l.own = 0 and l.code in ('C1', 'C2', 'V3', 'V4')))
group by p.source_table, p.source_row, p.person_id, p.start_date
