-- rule:     709
-- title:    Child is in a type of placement not expected during an order depriving of liberty
-- fix:      Check the placement type of the episode and the dates of the order, and confirm them if they are right
-- since:    2026-27
-- needs:    dolo, episodes
-- reports:  dolo, episodes
-- fields:   DOLO_START, PLACE
-- severity: query
-- judged:   any_day
-- departs:  reads the placement type of the episodes; the reference looks for it in a column that no file has, and so
--           reports nothing
select d.row_number as dolo_row, e.row_number as episodes_row
from dolo d
join episodes e on e.child = d.child
where d.dolo_start_raw is not null
  and (d.dolo_start <= e.dec or e.dec is null)
  and d.dolo_end >= e.decom
  and (e.place is null or e.place not in ('K2', 'Z12', 'Z13'))
