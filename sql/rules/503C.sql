-- rule:     503C
-- title:    The category of need of the first episode is not that of the episode left open at the end of last year
-- fix:      Correct the category of need of this episode, or of the episode that was open at the end of last year
-- since:    2022-23
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   CIN
-- severity: error
-- judged:   any_day
select c.row_number as episodes_row
from carried_over c
join episodes e on e.row_number = c.row_number
join episodes_last l on l.row_number = c.last_row_number
where (e.cin is distinct from l.cin)
