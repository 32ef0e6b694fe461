-- rule:     433
-- title:    An episode that continues care does not start on the day the previous episode ended
-- fix:      Make the start date of this episode the same as the end date of the previous one, or code it as a new
--           start of care
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE, DECOM
-- severity: error
-- judged:   any_day
select s.row_number as episodes_row
from (
  select e.row_number, e.rne, e.decom_raw,
         lag(e.row_number) over in_order as previous_row,
         lag(e.dec_raw) over in_order as previous_dec_raw
  from episodes e
  where e.child is not null
  window in_order as (
    partition by e.child
    order by e.decom asc nulls last, e.dec asc nulls last, e.row_number
  )
) s
where s.previous_row is not null
  and s.rne in ('P', 'L', 'T', 'U', 'B')
  and coalesce(s.previous_dec_raw <> s.decom_raw, true)
