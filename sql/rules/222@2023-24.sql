-- rule:     222
-- title:    Ofsted number is given for a placement type that Ofsted does not register
-- fix:      Remove the Ofsted number, or correct the placement type
-- since:    2023-24
-- until:    2023-24
-- needs:    episodes
-- reports:  episodes
-- fields:   URN
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place in ('P1', 'P2', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1')
  and e.urn <> 'XXXXXXX'
