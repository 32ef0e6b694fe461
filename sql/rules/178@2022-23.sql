-- rule:     178
-- title:    Placement provider is not a valid code, or is given for a placement type that has none
-- fix:      Choose a provider code PR0 to PR5, or leave it blank for a temporary or other placement
-- since:    2022-23
-- until:    2024-25
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.place_provider is not null
  and (
    not exists (select 1 from code_placement_provider c where c.code = e.place_provider)
    or e.place in ('T0', 'T1', 'T2', 'T3', 'T4', 'Z1')
  )
