-- rule:     355
-- title:    Episode begins and ends on the same day
-- fix:      Correct the start or end date, or remove the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DECOM, DEC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where (e.decom_raw is not distinct from e.dec_raw)
