-- rule:     1008
-- title:    Ofsted number is not on the register of providers
-- fix:      Correct the Ofsted number of the setting or agency, or enter XXXXXXX when another body inspects it
-- since:    2022-23
-- needs:    episodes, providers
-- reports:  episodes
-- fields:   URN
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.urn <> 'XXXXXXX'
  and not exists (select 1 from providers p where p.urn = e.urn)
