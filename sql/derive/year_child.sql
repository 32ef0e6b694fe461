-- model:  year_child
-- about:  children with an episode in the year: whether any is not a short break, and the last day in care where care has ended
-- grain:  person_id
select
  e.person_id,
  bool_or(e.ls not in ('V3', 'V4')) as beyond_short_breaks,
  min(e.decom) as first_decom,
  case when bool_or(e.dec is null) then null else max(e.dec) end as left_on
from episodes e
group by e.person_id
