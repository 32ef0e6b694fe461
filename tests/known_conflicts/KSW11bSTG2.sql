-- rule:     KSW11bSTG2
-- title:    A social worker ended in the last six days of March
-- fix:      Nothing: the return is right
-- since:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
-- params:   period_end
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_dec between cast(cast($period_end as date) - interval '5 days' as date) and cast($period_end as date)
