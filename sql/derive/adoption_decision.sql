-- model:  adoption_decision
-- about:  each decision to place a child for adoption, once a day; of several rows the one of the highest sequence, then the last
-- grain:  person_id, decided_on
select person_id, decided_on, source_row, reversed_on, reversed_reason, reversed_value, reversed_unreadable, reversed_map_row, reversed_mapped,
  reversed_on is not null or reversed_unreadable or reversed_value is not null as reversed,
  placement_order_on, placed_on,
  count(*) over (partition by person_id, decided_on) as rows_that_day
from adoption_row
where decided_on is not null
qualify row_number() over (partition by person_id, decided_on order by sequence desc, source_row desc) = 1
