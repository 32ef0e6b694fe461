-- rule:     503G
-- title:    The distance from home to placement is not that of the episode left open at the end of last year
-- fix:      Correct the home or placement postcode of this episode, or of the episode that was open at the end of
--           last year
-- since:    2022-23
-- needs:    episodes, episodes_last, episodes.pl_distance, episodes_last.pl_distance
-- reports:  episodes
-- fields:   PL_DISTANCE
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episode_place p on p.row_number = c.row_number
join episode_place_last l on l.row_number = c.last_row_number
where abs(p.pl_distance - l.pl_distance) >= 0.2
   or (p.pl_distance is not null and l.pl_distance is null)
