-- rule:     227
-- title:    Episode starts on or after the day the provider's registration ended
-- fix:      Correct the Ofsted number or the start date of the episode
-- since:    2022-23
-- needs:    episodes, providers
-- reports:  episodes
-- fields:   URN, DECOM
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join providers p on p.urn = e.urn
where e.urn <> 'XXXXXXX'
  and e.decom >= p.reg_end
