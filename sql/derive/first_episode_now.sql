-- model:  first_episode_now
-- about:  the first episode of each child in the year
-- grain:  child
select e.child, e.decom, e.rne, e.ls, e.cin, e.place, e.place_provider, e.urn, e.pl_post, e.home_post
from episodes e
qualify row_number() over (partition by e.child order by e.decom, e.row_number) = 1
