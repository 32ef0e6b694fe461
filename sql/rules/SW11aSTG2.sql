-- rule:     SW11aSTG2
-- title:    Social worker does not start within five days of the day the one before ended
-- fix:      Correct this start date or the end date of the social worker before, or add the one between them
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DEC
-- severity: query
-- judged:   any_day
-- departs:  as the reference: the social worker who comes after is reported for a start too early or too late; the
--           message speaks of an end that nobody follows, and no coding of the Department is known
-- params:   period_end
select o.row_number as sw_episodes_row
from sw_order o
where o.previous_dec <= cast(cast($period_end as date) - interval '5 days' as date)
  and not coalesce(
    o.sw_decom >= cast(o.previous_dec - interval '5 days' as date)
    and o.sw_decom <= cast(o.previous_dec + interval '5 days' as date), false)
