-- rule:     366
-- title:    A short break has a start reason other than "started to be looked after"
-- fix:      Set the start reason of the short break to S
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls = 'V3'
  and (e.rne is distinct from 'S')
