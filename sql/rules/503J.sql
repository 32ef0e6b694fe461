-- rule:     503J
-- title:    Placed inside or outside the authority: the answer is not that of the episode left open at the end of
--           last year
-- fix:      Correct the placement postcode of this episode, or of the episode that was open at the end of last year
-- since:    2022-23
-- needs:    episodes, episodes_last, episodes.pl_location, episodes_last.pl_location
-- reports:  episodes
-- fields:   PL_LOCATION
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episode_place p on p.row_number = c.row_number
join episode_place_last l on l.row_number = c.last_row_number
where (p.pl_location is distinct from l.pl_location)
