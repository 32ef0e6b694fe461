-- rule:     434
-- title:    Coded as a change of legal status only, but the legal status is the same or something about the placement
--           changed
-- fix:      Choose the reason for the new episode that fits what changed, or correct the legal status or placement
--           details
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE, LS, PLACE, PL_POST, URN, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
where o.previous_row is not null
  and e.rne = 'L'
  and (
    e.ls = o.previous_ls
    or (e.place is distinct from o.previous_place)
    or (e.pl_post is distinct from o.previous_pl_post)
    or (e.urn is distinct from o.previous_urn)
    or (e.place_provider is distinct from o.previous_place_provider)
  )
