-- model:  short_break_period
-- about:  each short break recorded one by one, with its last day so far
-- grain:  person_id, poc_start
-- params: as_at, period_end
select person_id, poc_start, least(poc_cut, cast($as_at as date), cast($period_end as date)) as last_day
from period_of_care
where only_v3
