-- rule:     432
-- title:    The previous episode ended care, but the new episode is not coded as a new start of care
-- fix:      Set the reason for the new episode to S, or change the end reason of the previous episode to X1
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
join code_end_reason c on c.code = o.previous_rec
where c.code <> 'X1'
  and (e.rne is distinct from 'S')
