-- model:  adopted_child
-- about:  children whose last episode ended in adoption in the year
-- grain:  person_id
-- params: period_start
with last_one as (
  select e.person_id, e.child, e.decom, e.dec, e.rec, e.place, e.row_number as episode_row
  from episodes e
  qualify row_number() over (partition by e.person_id order by e.decom desc, e.row_number desc) = 1
)
select e.person_id, e.child, e.dec as adopted_on, e.place, e.episode_row, c.poc_start
from last_one e
join episode_history c on c.person_id = e.person_id and c.decom = e.decom
where e.rec in ('E11', 'E12') and e.dec >= cast($period_start as date)
