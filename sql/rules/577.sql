-- rule:     577
-- title:    An absence is still open after care ended, or ends outside every period of care of the child
-- fix:      Enter or correct the end date of the absence, or correct the dates of the episodes
-- since:    2022-23
-- needs:    episodes, missing
-- reports:  missing
-- fields:   MIS_END
-- severity: error
-- judged:   any_day
select m.row_number as missing_row
from missing m
join return_period p on p.child = m.child
where m.mis_start is not null
group by m.row_number
having bool_and(
  case
    when m.mis_end is null then
      p.end_date is not null or m.mis_start < p.start_date
    else
      m.mis_end < p.start_date or coalesce(m.mis_end > p.end_date, false)
  end
)
