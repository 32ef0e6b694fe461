-- rule:     445
-- title:    A freeing order is the legal status of an episode that began after 2005
-- fix:      Correct the legal status or the start date of the episode: freeing orders ended with 2005
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, DECOM
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls = 'D1'
  and e.decom > make_date(2005, 12, 31)
