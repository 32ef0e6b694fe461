-- rule:     390
-- title:    The child was adopted from a placement that was not an adoption placement
-- fix:      Record the adoption placement the child lived in, or correct the end reason
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.rec in ('E11', 'E12')
  and (e.place is null or e.place not in ('A3', 'A4', 'A5', 'A6'))
