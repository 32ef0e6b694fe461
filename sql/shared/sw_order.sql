-- model:  sw_order
-- about:  each social worker's time with a child, in the order of its start, with what stands beside it in that order;
--         a start that is blank or unreadable comes last, equal starts keep the order of the file
-- grain:  row_number
select
  s.row_number,
  s.child,
  s.sw_decom,
  s.sw_dec,
  lag(s.row_number) over w as previous_row,
  lag(s.sw_dec) over w as previous_dec,
  lead(s.row_number) over w as next_row,
  -- going back in time equal starts keep the order of the file too, so this is not the mirror of the above
  lead(s.sw_decom) over back as earlier_decom
from sw_episodes s
where s.child is not null
window w as (partition by s.child order by s.sw_decom asc nulls last, s.row_number),
  back as (partition by s.child order by s.sw_decom desc nulls last, s.row_number)
