-- model:  period_dropped
-- about:  periods of care left out because they lasted at most 24 hours
-- grain:  person_id, poc_start
-- params: period_start
select p.person_id, p.poc_start, p.poc_end, p.source_table, p.source_row,
  p.poc_end >= cast($period_start as date) as kept
from period_found p
join period_length n on n.person_id = p.person_id and n.poc_start = p.poc_start and n.too_short
