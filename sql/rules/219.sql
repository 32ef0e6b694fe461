-- rule:     219
-- title:    Placement type is none of those the register allows for the Ofsted number
-- fix:      Correct the placement type or the Ofsted number of the episode
-- since:    2022-23
-- needs:    episodes, providers
-- reports:  episodes
-- fields:   URN, PLACE
-- severity: error
-- judged:   any_day
-- departs:  as the Department's coding: one entry of the register that fits is enough; the reference reports the
--           episode when any entry of a repeated number does not fit
select e.row_number as episodes_row
from episodes e
where e.urn <> 'XXXXXXX'
  and not exists (
    select 1
    from providers p
    where p.urn = e.urn
      and array_has(string_to_array(p.place_codes, ','), e.place)
  )
