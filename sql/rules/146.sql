-- rule:     146
-- title:    Placement type is not a code of this collection year
-- fix:      Choose the current code of the placement: P2, H5 and Z1 have been replaced
-- since:    2025-26
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place is not null
  and not exists (select 1 from code_placement c where c.code = e.place)
