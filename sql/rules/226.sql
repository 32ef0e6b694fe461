-- rule:     226
-- title:    Reason for a placement change is given around a temporary placement
-- fix:      Remove the reason from the temporary placement and from the episode before it
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REASON_PLACE_CHANGE, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
left join episode_order o on o.row_number = e.row_number
where e.place in ('T0', 'T1', 'T2', 'T3', 'T4')
  and (e.reason_place_change is not null or o.previous_reason_place_change is not null)
