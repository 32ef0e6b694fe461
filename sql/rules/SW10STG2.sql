-- rule:     SW10STG2
-- title:    Social worker starts more than a week before the one before ended
-- fix:      Correct this start date or the end date of the social worker before
-- since:    2024-25
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DECOM
-- severity: query
-- judged:   any_day
-- departs:  as the Department's coding: only a start more than seven days before the end of the one before is at fault,
--           and only where that end is given; the reference also reports a later start, and a blank date on either side
select o.row_number as sw_episodes_row
from (
  select
    s.row_number,
    s.sw_decom,
    s.sw_reason,
    lag(s.sw_dec) over (
      partition by s.child order by s.sw_decom asc nulls last, s.sw_dec asc nulls last, s.row_number
    ) as previous_dec
  from sw_episodes s
  where s.child is not null
) o
where (o.sw_reason is distinct from 'FCONTA')
  and o.sw_decom < cast(o.previous_dec - interval '7 days' as date)
