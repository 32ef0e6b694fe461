-- model:  open_last_year
-- about:  the first episode of each child beside the one left open in last year's return
-- grain:  child
select f.child, f.decom, f.rne, f.ls, f.cin, f.place, f.place_provider, f.urn, f.pl_post, f.home_post,
  l.decom as l_decom, l.rne as l_rne, l.ls as l_ls, l.cin as l_cin, l.place as l_place, l.place_provider as l_place_provider,
  l.urn as l_urn, l.pl_post as l_pl_post, l.home_post as l_home_post
from first_episode_now f
join last_episode_before l on l.child = f.child and l.dec_raw is null
