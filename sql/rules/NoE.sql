-- rule:     NoE
-- title:    A child was in care before this year, but has no episodes in last year's return
-- fix:      Add the child's episodes to last year's return, or correct the start date of the episode
-- since:    2022-23
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
-- params:   period_start
select e.row_number as episodes_row
from episodes e
where e.decom < cast($period_start as date)
  and not exists (select 1 from episodes_last l where l.child = e.child)
