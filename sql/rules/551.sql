-- rule:     551
-- title:    The child is placed with adopters, but the decision to place for adoption has no date
-- fix:      Add the date of the decision to the child's adoption record, or correct the placement type
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  episodes
-- fields:   DATE_PLACED, PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
left join placed_for_adoption p on p.child = e.child
where e.place in ('A3', 'A4', 'A5', 'A6')
  and p.date_placed_raw is null
