-- rule:     453
-- title:    The distance from home to placement is not that at the end of last year, although the episode carried on
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
join episodes e on e.row_number = c.row_number
join episodes_last l on l.row_number = c.last_row_number
join episode_place p on p.row_number = c.row_number
join episode_place_last q on q.row_number = c.last_row_number
where e.rne = l.rne
  and (
    abs(p.pl_distance - q.pl_distance) >= 0.2
    or (p.pl_distance is not null and q.pl_distance is null)
  )
