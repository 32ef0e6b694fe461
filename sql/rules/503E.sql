-- rule:     503E
-- title:    The placement provider of the first episode is not that of the episode left open at the end of last year
-- fix:      Correct the placement provider of this episode, or of the episode that was open at the end of last year
-- since:    2022-23
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   PLACE_PROVIDER
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episodes e on e.row_number = c.row_number
join episodes_last l on l.row_number = c.last_row_number
where (e.place_provider is distinct from l.place_provider)
