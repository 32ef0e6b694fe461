-- rule:     1009
-- title:    The reason for the placement change is not a known code
-- fix:      Choose a reason for the placement change from the list, or leave it blank if the placement did not change
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REASON_PLACE_CHANGE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.reason_place_change is not null
  and not exists (select 1 from code_placement_change c where c.code = e.reason_place_change)
