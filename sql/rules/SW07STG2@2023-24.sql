-- rule:     SW07STG2
-- title:    Social worker's time ends before or after the year of the return
-- fix:      Correct the end date, or leave out a social worker who ended earlier
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DEC
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_dec < cast($period_start as date)
   or s.sw_dec > cast($period_end as date)
