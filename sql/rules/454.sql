-- rule:     454
-- title:    The placement is more than 350 miles from home
-- fix:      Check the home and placement postcodes, and confirm the distance if both are right
-- since:    2025-26
-- needs:    episodes, episodes.pl_distance
-- takes:    episodes_last
-- reports:  episodes
-- fields:   PL_DISTANCE
-- severity: query
-- judged:   any_day
select p.row_number as episodes_row
from episode_place p
where p.pl_distance > 350
