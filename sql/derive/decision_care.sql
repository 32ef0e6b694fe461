-- model:  decision_care
-- about:  the latest period of care of the year's children: the first placement order and adoptive placement in it, and how it ended
-- grain:  person_id
with latest as (
  select e.person_id, max(e.poc_start) as poc_start
  from episode_history e
  left semi join year_child y on y.person_id = e.person_id
  group by e.person_id
)
select e.person_id, e.poc_start,
  min(case when e.ls = 'E1' then e.decom end) as order_on,
  min(case when e.place in ('A3', 'A4', 'A5', 'A6') then e.decom end) as placed_on,
  coalesce(bool_or(e.rec in ('E11', 'E12')), false) as adopted,
  bool_or(e.dec is null) as in_care
from episode_history e
join latest l on l.person_id = e.person_id and l.poc_start = e.poc_start
group by e.person_id, e.poc_start
