-- rule:     SW17STG2
-- title:    Child's latest social worker has an end date
-- fix:      Remove the end date, or add the social worker who followed
-- since:    2025-26
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DEC, SW_DECOM
-- severity: error
-- judged:   any_day
select o.row_number as sw_episodes_row
from (
  select
    s.row_number,
    s.sw_dec_raw,
    row_number() over (partition by s.child order by s.sw_decom desc nulls last, s.row_number) as from_latest
  from sw_episodes s
  where s.child is not null
) o
where o.from_latest = 1
  and o.sw_dec_raw is not null
