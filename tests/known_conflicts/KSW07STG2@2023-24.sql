-- rule:     KSW07STG2
-- title:    A social worker who ended in the year before this one
-- fix:      Nothing: the return is right
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
-- params:   period_start
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_dec >= cast(cast($period_start as date) - interval '1 year' as date)
  and s.sw_dec < cast($period_start as date)
