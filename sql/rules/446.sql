-- rule:     446
-- title:    A placement order is the legal status of an episode that began before December 2005
-- fix:      Correct the legal status or the start date of the episode: placement orders began in December 2005
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, DECOM
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls = 'E1'
  and e.decom < make_date(2005, 12, 1)
