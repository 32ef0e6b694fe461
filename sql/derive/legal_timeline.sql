-- model:  legal_timeline
-- about:  status rows that make a child looked after, cut to each period of care; a row without an end ends with the care it began in, but a care order or a series of short breaks is carried into a later period for the days nothing else covers
-- grain:  person_id, poc_start, source_row
select
  p.person_id, p.poc_start, e.source_row, e.source_id, e.code, e.how, e.code_map_row,
  greatest(e.start_date, p.poc_start) as in_from,
  least(coalesce(e.end_date, date '9999-12-31'), p.poc_cut) as in_to,
  e.start_date,
  coalesce(p.poc_start >= e.care_end, false) as carried
from period_of_care p
join legal_row e on e.person_id = p.person_id
  and e.start_date < p.poc_cut and coalesce(e.end_date, date '9999-12-31') > p.poc_start
where not coalesce(p.poc_start >= e.care_end, false) or e.code in ('C1', 'C2', 'V3', 'V4')
