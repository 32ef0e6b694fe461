-- rule:     380
-- title:    A temporary placement begins without a change of placement and carer
-- fix:      Correct the start reason to P or B, or correct the placement type
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, RNE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place in ('T0', 'T1', 'T2', 'T3', 'T4')
  and (e.rne is null or e.rne not in ('P', 'B'))
