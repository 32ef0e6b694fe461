-- rule:     217
-- title:    Placement with the current carer for adoption does not begin with reason S, T or U
-- fix:      Correct the reason the episode began to S, T or U, or the placement type
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE, DECOM, RNE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place in ('A3', 'A5')
  and e.decom >= date '2015-04-01'
  and (e.rne is null or e.rne not in ('S', 'T', 'U'))
