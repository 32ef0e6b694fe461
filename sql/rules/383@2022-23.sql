-- rule:     383
-- title:    After a temporary placement the child does not return to the type of placement held before it
-- fix:      Correct the placement type and start reason of this episode, or recode the temporary placement
-- since:    2022-23
-- until:    2024-25
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, RNE
-- severity: query
-- judged:   any_day
-- departs:  dates are read d/m/yyyy only, as in every other rule; the reference guesses other forms here
select o.row_number as episodes_row
from episode_order o
join episode_order t on t.row_number = o.previous_row
join episodes e on e.row_number = o.row_number
where o.previous_place in ('T0', 'T1', 'T2', 'T3', 'T4')
  and t.previous_row is not null
  and ((e.rne is distinct from 'P')
       or e.place is null
       or (e.place is distinct from t.previous_place))
