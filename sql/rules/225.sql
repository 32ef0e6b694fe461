-- rule:     225
-- title:    Placement changed within a period of care without a reason for the change
-- fix:      Enter why the placement changed on the episode that ended
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REASON_PLACE_CHANGE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episode_order o on o.row_number = e.row_number
where e.rec = 'X1'
  and e.reason_place_change is null
  and (e.place is null or e.place not in ('T0', 'T1', 'T2', 'T3', 'T4'))
  and o.next_rne in ('P', 'B', 'T', 'U')
  and (o.next_place is null or o.next_place not in ('T0', 'T1', 'T2', 'T3', 'T4'))
