-- model:  period_id
-- about:  the person each period number belongs to, for rows that carry the period and not the person
-- grain:  period_id
select period_id, min(person_id) as person_id
from period_row
where period_id is not null
group by period_id
having count(distinct person_id) = 1
