-- rule:     224
-- title:    Placement provider is not one the register allows for the Ofsted number
-- fix:      Correct the placement provider or the Ofsted number of the episode
-- since:    2022-23
-- needs:    episodes, providers
-- reports:  episodes
-- fields:   PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
left join providers p on p.urn = e.urn
where e.urn <> 'XXXXXXX'
  and not coalesce(array_has(string_to_array(p.provider_codes, ','), e.place_provider), false)
