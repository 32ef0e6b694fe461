-- model:  last_episode_before
-- about:  each child's last episode of last year's return, by its first day
-- grain:  child
select child, decom, rne, ls, cin, place, place_provider, dec, dec_raw, home_post, pl_post, urn, row_number as last_row
from episodes_last
where child is not null and decom is not null
qualify row_number() over (partition by child order by decom desc, row_number desc) = 1
