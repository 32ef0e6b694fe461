-- rule:     556
-- title:    The decision to place for adoption was made after the episode under a freeing order began
-- fix:      Correct the date of the decision, or the start date or the legal status of the episode
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes, placed_for_adoption
-- reports:  episodes
-- fields:   DATE_PLACED, DECOM, LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join placed_for_adoption p on p.child = e.child
where e.ls = 'D1'
  and p.date_placed > e.decom
