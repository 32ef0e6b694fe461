-- rule:     710
-- title:    Child is in a type of placement that cannot go with an order depriving of liberty
-- fix:      Correct the placement type of the episode, or the dates of the order
-- since:    2026-27
-- needs:    dolo, episodes
-- reports:  dolo, episodes
-- fields:   DOLO_START, PLACE
-- severity: error
-- judged:   any_day
-- departs:  reads the placement type of the episodes; the reference looks for it in a column that no file has, and so
--           reports nothing
select d.row_number as dolo_row, e.row_number as episodes_row
from dolo d
join episodes e on e.child = d.child
where d.dolo_start_raw is not null
  and (d.dolo_start <= e.dec or e.dec is null)
  and d.dolo_end >= e.decom
  and e.place in ('K1', 'K3', 'P1', 'R5')
