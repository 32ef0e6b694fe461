-- rule:     229
-- title:    Provider is coded as own or as another authority's, and the register places the setting otherwise
-- fix:      Correct the placement provider or the Ofsted number, or confirm who runs the setting
-- since:    2022-23
-- needs:    episodes, providers, postcodes, authority
-- reports:  episodes
-- fields:   URN, PLACE_PROVIDER
-- severity: query
-- judged:   any_day
-- params:   authority
select e.row_number as episodes_row
from episodes e
left join providers p on p.urn = e.urn
left join provider_place a on a.postcode = upper(replace(p.postcode, ' ', ''))
where e.urn <> 'XXXXXXX'
  and ((e.place_provider = 'PR1' and (a.la_code is distinct from cast($authority as varchar)))
       or (e.place_provider = 'PR2' and a.la_code = cast($authority as varchar)))
