-- model:  value_now
-- about:  what each local value means on the as-at day
-- grain:  field, value
-- params: as_at, period_end
select field, value, code, how, code_map_row
from value_mapped
where cut_from <= least(cast($as_at as date), cast($period_end as date)) and cut_to > least(cast($as_at as date), cast($period_end as date))
