-- rule:     146
-- title:    Placement type is not a code of this collection year
-- fix:      Choose a placement type code that is valid in this year
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place is not null
  and not exists (select 1 from code_placement c where c.code = e.place)
