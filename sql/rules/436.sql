-- rule:     436
-- title:    Coded as a change of legal status and placement together, but one of the two did not change
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
  and e.rne in ('U', 'B')
  and (
    (e.ls is not distinct from o.previous_ls)
    or (
      (e.place is not distinct from o.previous_place)
      and (e.pl_post is not distinct from o.previous_pl_post)
      and (e.urn is not distinct from o.previous_urn)
      and (e.place_provider is not distinct from o.previous_place_provider)
    )
  )
