-- rule:     381
-- title:    A period of care ends while the child is in a temporary placement
-- fix:      End the period of care from the child's usual placement, or correct the end reason
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place in ('T0', 'T1', 'T2', 'T3', 'T4')
  and e.rec <> 'X1'
