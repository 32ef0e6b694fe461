-- rule:     SW14STG2
-- title:    Social worker other than the last of the child has no end date
-- fix:      Enter the day this social worker's time with the child ended
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DEC
-- severity: error
-- judged:   any_day
select o.row_number as sw_episodes_row
from sw_order o
where o.next_row is not null
  and o.sw_dec is null
