-- rule:     228
-- title:    Episode goes on after the day the provider's registration ended
-- fix:      Enter or correct the end date of the episode, or correct its Ofsted number; confirm it when the child did
--           stay on
-- since:    2022-23
-- needs:    episodes, providers
-- reports:  episodes
-- fields:   URN, DEC
-- severity: query
-- judged:   any_day
-- params:   period_end
select e.row_number as episodes_row
from episodes e
join providers p on p.urn = e.urn
where e.urn <> 'XXXXXXX'
  and coalesce(e.dec, cast($period_end as date)) > p.reg_end
