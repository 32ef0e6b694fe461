-- rule:     503H
-- title:    The authority in which the child is placed is not that of the episode left open at the end of last year
-- fix:      Correct the placement postcode of this episode, or of the episode that was open at the end of last year
-- since:    2022-23
-- needs:    episodes, episodes_last, episodes.pl_la, episodes_last.pl_la
-- reports:  episodes
-- fields:   PL_LA
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episode_place p on p.row_number = c.row_number
join episode_place_last l on l.row_number = c.last_row_number
where (p.pl_la is distinct from l.pl_la)
