-- rule:     217t
-- title:    Independent living placement (P2) is open or ended after 28 October 2023
-- fix:      End the episode by 28 October 2023 and record the placement that followed
-- since:    2023-24
-- until:    2023-24
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, DECOM
-- severity: error
-- judged:   any_day
-- departs:  as the reference: an end on 28 October 2023 passes, though the message calls that day invalid; no coding
--     of the Department is known
select e.row_number as episodes_row
from episodes e
where e.place = 'P2'
  and (e.dec is null or e.dec > date '2023-10-28')
