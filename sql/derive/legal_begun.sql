-- model:  legal_begun
-- about:  for a status row with no end by the as-at day that began in care, the day the child next left care
-- grain:  source_row
select l.source_row, min(g.gap_from) as care_end
from legal_mapped l
left semi join period_source q on q.person_id = l.person_id
  and q.start_date <= l.start_date and coalesce(q.end_date, date '9999-12-31') > l.start_date
join period_gap g on g.person_id = l.person_id and g.gap_from > l.start_date
where l.end_date is null
group by l.source_row
