-- rule:     702
-- title:    Order depriving of liberty ends on the day it starts, or before
-- fix:      Correct the start or the end date of the order
-- since:    2026-27
-- needs:    dolo
-- reports:  dolo
-- fields:   DOLO_START, DOLO_END
-- severity: error
-- judged:   any_day
-- departs:  as the reference: an order that ends on the day it starts is reported too, though the message says before;
--           no coding of the Department is known
select d.row_number as dolo_row
from dolo d
where d.dolo_end <= d.dolo_start
