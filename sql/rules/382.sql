-- rule:     382
-- title:    A short break is recorded with a temporary placement
-- fix:      Record the placement used for the short break, or correct the legal status
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls in ('V3', 'V4')
  and e.place in ('T0', 'T1', 'T2', 'T3', 'T4')
