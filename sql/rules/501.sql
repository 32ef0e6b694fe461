-- rule:     501
-- title:    An episode starts before the previous episode of the child ended
-- fix:      Correct the start date of this episode or the end date of the previous one
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM, DEC
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
where e.decom < o.previous_dec
