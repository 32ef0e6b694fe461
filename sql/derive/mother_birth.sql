-- model:  mother_birth
-- about:  children of the year's children, and whether each was born by the as-at day and before the mother left care
-- grain:  birth_row
-- params: as_at, period_end
select y.person_id, m.child_dob, m.source_row as birth_row,
  coalesce(m.child_dob <= least(coalesce(y.left_on, date '9999-12-31'), cast($as_at as date), cast($period_end as date)), true) as in_time
from year_child y
join mother_link m on m.mother_id = y.person_id
