-- model:  decision_in_year
-- about:  decisions of the year's children that stood at any time of the year; left_out names why one of them is not returned: reversed by last year's return, or spent by an adoption before the year
-- grain:  person_id, decided_on
-- params: period_start
with adopted_before as (
  select e.person_id, max(e.dec) as adopted_on
  from episode_history e
  where e.rec in ('E11', 'E12') and e.dec < cast($period_start as date)
  group by e.person_id
)
select d.person_id, d.decided_on, d.source_row, d.reversed_on, d.reversed_reason, d.reversed_value, d.reversed_unreadable, d.reversed_map_row, d.reversed_mapped,
  d.reversed, d.placement_order_on, d.placed_on, d.rows_that_day,
  case when not r.stands then 'decision_reversed_last_year'
       when a.adopted_on >= d.decided_on then 'decision_before_an_earlier_adoption' end as left_out
from adoption_decision d
join year_child y on y.person_id = d.person_id
join person p on p.person_id = d.person_id
left join decision_last_year r on r.child = p.child and r.date_placed = d.decided_on
left join adopted_before a on a.person_id = d.person_id
where coalesce(d.reversed_on >= cast($period_start as date), true)
