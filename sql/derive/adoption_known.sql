-- model:  adoption_known
-- about:  children adopted in the year beside their plan and the first adoptive placement of that period of care
-- grain:  person_id
with placed as (
  select a.person_id, min(e.decom) as placed_on
  from adopted_child a
  join episode_history e on e.person_id = a.person_id and e.poc_start = a.poc_start and e.place in ('A3', 'A4', 'A5', 'A6')
  group by a.person_id
)
select a.person_id, a.adopted_on, a.poc_start, d.placed_on, c.source_row, c.decided_on, c.matched_on, c.foster_care, c.foster_decided, c.foster_differs,
  c.adopters, c.sex, c.status, c.order_on, c.adoption_order, c.reversed
from adopted_child a
join adoption_chosen c on c.person_id = a.person_id
left join placed d on d.person_id = a.person_id
