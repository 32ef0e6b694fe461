-- rule:     452
-- title:    The child is placed in another authority than at the end of last year, although the episode carried on
-- fix:      Correct the placement postcode of this episode, or of the episode that was open at the end of last year
-- since:    2022-23
-- needs:    episodes, episodes_last, episodes.pl_la, episodes_last.pl_la
-- reports:  episodes
-- fields:   PL_LA
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episodes e on e.row_number = c.row_number
join episodes_last l on l.row_number = c.last_row_number
join episode_place p on p.row_number = c.row_number
join episode_place_last q on q.row_number = c.last_row_number
where e.rne = l.rne
  and l.dec_raw is null
  and (p.pl_la is distinct from q.pl_la)
