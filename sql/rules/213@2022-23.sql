-- rule:     213
-- title:    Placement provider is given for a temporary placement
-- fix:      Leave the placement provider blank, or correct the placement type
-- since:    2022-23
-- until:    2024-25
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place in ('T0', 'T1', 'T2', 'T3', 'T4')
  and e.place_provider is not null
