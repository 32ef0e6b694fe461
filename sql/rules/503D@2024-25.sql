-- rule:     503D
-- title:    The placement type of the first episode is not that of the episode left open at the end of last year
-- fix:      Correct the placement type of this episode, or of the episode that was open at the end of last year
-- since:    2024-25
-- until:    2024-25
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   PLACE
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episodes e on e.row_number = c.row_number
join episodes_last l on l.row_number = c.last_row_number
where (e.place is distinct from l.place)
  and not coalesce(l.place = 'H5' and e.place = 'K3', false)
