-- rule:     SW08STG2
-- title:    Social worker has no end date, though a later one is there
-- fix:      Enter the day this social worker's time with the child ended
-- since:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DEC
-- severity: error
-- judged:   any_day
select o.row_number as sw_episodes_row
from sw_order o
where o.next_row is not null
  and o.sw_dec is null
  and o.sw_decom is not null
