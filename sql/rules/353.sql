-- rule:     353
-- title:    Episode begins before 14 October 1991
-- fix:      Correct the start date of the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.decom < date '1991-10-14'
