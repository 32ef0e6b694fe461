-- rule:     408
-- title:    An adoption placement under a placement order has another legal status
-- fix:      Set the legal status to E1, or correct the placement type
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place in ('A5', 'A6')
  and (e.ls is distinct from 'E1')
