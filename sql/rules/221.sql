-- rule:     221
-- title:    Placement postcode is not the postcode the register has for the Ofsted number
-- fix:      Correct the placement postcode or the Ofsted number, or confirm that the setting has more than one site
-- since:    2024-25
-- needs:    episodes, providers
-- reports:  episodes
-- fields:   PL_POST
-- severity: query
-- judged:   any_day
-- departs:  as the reference: XXXXXXX, the placeholder in use, exempts an episode, where the quoted coding writes one X
--           less; of a number listed twice every postcode has to agree
select e.row_number as episodes_row
from episodes e
left join providers p on p.urn = e.urn
where e.urn <> 'XXXXXXX'
  and (e.ls is null or e.ls not in ('V3', 'V4'))
  and e.place in ('K1', 'K2', 'K3', 'R3', 'S1')
  and e.pl_post is not null
  and (replace(e.pl_post, ' ', '') is distinct from upper(replace(p.postcode, ' ', '')))
