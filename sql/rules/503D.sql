-- rule:     503D
-- title:    The placement type of the first episode is not that of the episode left open at the end of last year
-- fix:      Correct the placement type of this episode, or of the episode that was open at the end of last year
-- since:    2025-26
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   PLACE
-- severity: error
-- judged:   any_day
-- departs:  the Department's coding as quoted says nothing of Z1, which was split in 2025-26; the reference's
--           exception for it in that year is kept
-- params:   collection_year
select c.row_number as episodes_row
from carried_over c
join episodes e on e.row_number = c.row_number
join episodes_last l on l.row_number = c.last_row_number
where (e.place is distinct from l.place)
  and not (
    cast($collection_year as bigint) = 2026
    and coalesce(l.place = 'Z1' and e.place in ('Z11', 'Z12', 'Z13', 'Z14'), false)
  )
