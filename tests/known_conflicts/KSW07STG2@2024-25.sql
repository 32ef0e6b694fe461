-- rule:     KSW07STG2
-- title:    A social worker who ended on the day a year before 2 April of the year before
-- fix:      Nothing: the return is right
-- since:    2024-25
-- until:    2024-25
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
-- params:   period_start
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_dec = cast(cast($period_start as date) - interval '366 days' as date)
