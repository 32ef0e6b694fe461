-- rule:     435
-- title:    Coded as a change of placement only, but the legal status changed or nothing about the placement did
-- fix:      Choose the reason for the new episode that fits what changed, or correct the legal status or placement
--           details
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, PLACE, PL_POST, URN, PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
where o.previous_row is not null
  and e.rne in ('P', 'T')
  and (
    coalesce(e.ls <> o.previous_ls, true)
    or (
      e.place = o.previous_place
      and e.pl_post = o.previous_pl_post
      and e.urn = o.previous_urn
      and e.place_provider = o.previous_place_provider
    )
  )
