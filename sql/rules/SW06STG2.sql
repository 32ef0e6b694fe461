-- rule:     SW06STG2
-- title:    Social worker starts after 31 March, the end of the year
-- fix:      Correct the start date, or leave this social worker for next year's return
-- since:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DECOM
-- severity: error
-- judged:   any_day
-- departs:  as the reference: a start before the year passes, though the message speaks of the year; no coding of the
--           Department is known
-- params:   period_end
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_decom > cast($period_end as date)
