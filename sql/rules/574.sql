-- rule:     574
-- title:    An absence begins while the previous absence of the child is open or has not ended yet
-- fix:      Correct the dates of the two absences, or enter the missing end date of the earlier one
-- since:    2022-23
-- needs:    missing
-- reports:  missing
-- fields:   MIS_START, MIS_END
-- severity: error
-- judged:   any_day
select o.row_number as missing_row
from (
  select m.row_number, m.mis_start,
         lag(m.row_number) over by_end as previous_row,
         lag(m.mis_end) over by_end as previous_end
  from missing m
  where m.child is not null
  window by_end as (
    partition by m.child
    order by coalesce(m.mis_end, m.mis_start) asc nulls last, m.mis_start asc nulls last, m.row_number
  )
) o
where o.previous_row is not null
  and (o.previous_end is null or o.mis_start < o.previous_end)
