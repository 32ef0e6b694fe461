-- rule:     SW11bSTG2
-- title:    Social worker ends in the last days of March, and none is seen to follow
-- fix:      Enter the social worker who followed, or correct the end date
-- since:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DEC
-- severity: query
-- judged:   any_day
-- departs:  as the reference: ends of 26 to 31 March of a child's only or later social worker are reported, and a blank
--           start after such an end, whoever follows; the message says none follows, and no coding of the Department is
--           known
-- params:   period_end
select o.row_number as sw_episodes_row
from sw_order o
where (o.sw_decom is null
       and o.previous_dec between cast(cast($period_end as date) - interval '5 days' as date) and cast($period_end as date))
   or (o.sw_dec between cast(cast($period_end as date) - interval '5 days' as date) and cast($period_end as date)
       and ((o.previous_row is null and o.next_row is null) or o.earlier_decom < o.sw_dec))
