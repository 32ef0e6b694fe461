-- rule:     SW10STG2
-- title:    Social worker does not start within a week of the day the one before ended
-- fix:      Correct this start date or the end date of the social worker before
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DECOM
-- severity: query
-- judged:   any_day
select o.row_number as sw_episodes_row
from (
  select
    s.row_number,
    s.sw_decom,
    lag(s.row_number) over w as previous_row,
    lag(s.sw_dec) over w as previous_dec
  from sw_episodes s
  where s.child is not null
  window w as (partition by s.child order by s.sw_decom asc nulls last, s.sw_dec asc nulls last, s.row_number)
) o
where o.previous_row is not null
  and not coalesce(
    o.sw_decom >= cast(o.previous_dec - interval '7 days' as date)
    and o.sw_decom <= cast(o.previous_dec + interval '7 days' as date), false)
