-- rule:     431
-- title:    An episode coded as the start of care begins on or before the day the previous episode ended
-- fix:      Change the reason for the new episode, or correct the end date of the previous episode or the start date
--           of this one
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE, DECOM
-- severity: error
-- judged:   any_day
-- departs:  logic of the reference kept: it flags overlaps too, where the Department's message names the same day
--           only
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
where e.rne = 'S'
  and e.decom <= o.previous_dec
