-- model:  decision_returned
-- about:  the decisions of the module, each with the day of the next and what the child's care became
-- grain:  person_id, decided_on
select d.person_id, p.child, d.decided_on, d.source_row, d.reversed, d.reversed_on, d.reversed_reason, d.reversed_value, d.rows_that_day,
  lead(d.decided_on) over (partition by d.person_id order by d.decided_on, d.source_row) as next_on,
  c.poc_start, c.order_on, c.placed_on, d.placement_order_on as order_told, d.placed_on as placed_told, c.adopted, c.in_care
from decision_in_year d
join person p on p.person_id = d.person_id
join decision_care c on c.person_id = d.person_id
where d.left_out is null
