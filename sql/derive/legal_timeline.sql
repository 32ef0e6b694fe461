-- model:  legal_timeline
-- about:  status rows that make a child looked after, cut to each period of care; a row never ended ends where one that cannot run beside it begins, or with the period it began in
-- grain:  person_id, poc_start, source_row
with begun as (
  select e.source_row, max(p.poc_start) as own_poc
  from legal_row e
  join period_found p on p.person_id = e.person_id
    and p.poc_start <= e.start_date and coalesce(p.poc_end, date '9999-12-31') > e.start_date
  where e.never_ended
  group by e.source_row
)
select
  p.person_id, p.poc_start, e.source_row, e.source_id, e.code, e.how, e.code_map_row,
  greatest(e.start_date, p.poc_start) as in_from,
  least(coalesce(e.end_date, date '9999-12-31'), p.poc_cut) as in_to,
  e.start_date
from period_of_care p
join legal_row e on e.person_id = p.person_id
  and e.start_date < p.poc_cut and coalesce(e.end_date, date '9999-12-31') > p.poc_start
left join begun b on b.source_row = e.source_row
where b.own_poc is null or b.own_poc = p.poc_start
