-- rule:     357
-- title:    The child's first episode begins in this year without the reason "started to be looked after"
-- fix:      Set the start reason to S, or add the earlier episodes of this period of care
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE
-- severity: error
-- judged:   any_day
-- departs:  looks at this year's episodes only, as the reference does; its message speaks of the first episode
--           ever, and no coding is known
-- params:   period_start
select e.row_number as episodes_row
from first_episode f
join episodes e on e.row_number = f.row_number
where e.decom >= cast($period_start as date)
  and (e.rne is distinct from 'S')
