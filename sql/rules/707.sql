-- rule:     707
-- title:    Order depriving of liberty is still open after care ended, or ends outside every period of care of the
--           child
-- fix:      Enter or correct the end date of the order, or correct the dates of the episodes
-- since:    2026-27
-- needs:    dolo, episodes
-- reports:  dolo
-- fields:   DOLO_END
-- severity: error
-- judged:   any_day
-- departs:  as the reference: an order that ends outside every period of care is reported too; the message speaks of
--           open orders alone, and no coding of the Department is known
select d.row_number as dolo_row
from dolo d
join return_period p on p.child = d.child
where d.dolo_start is not null
group by d.row_number
having bool_and(
  case
    when d.dolo_end is null then
      p.end_date is not null or d.dolo_start < p.start_date
    else
      d.dolo_end < p.start_date or coalesce(d.dolo_end > p.end_date, false)
  end
)
