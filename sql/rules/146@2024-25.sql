-- rule:     146
-- title:    Placement type is not a code of this collection year
-- fix:      Choose a placement type code that is valid in this year
-- since:    2024-25
-- until:    2024-25
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE
-- severity: error
-- judged:   any_day
-- departs:  the reference lists K3 in small letters and so refuses every K3; here K3 is valid, as it was meant to be

-- P2 and H5 were still accepted in this year although no longer to be used for new placements, so the list stands here
select e.row_number as episodes_row
from episodes e
where e.place not in (
  'A3', 'A4', 'A5', 'A6', 'H5', 'K1', 'K2', 'K3', 'P1', 'P2', 'P3', 'R1', 'R2', 'R3', 'R5', 'S1',
  'T0', 'T1', 'T2', 'T3', 'T4', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'Z1'
)
