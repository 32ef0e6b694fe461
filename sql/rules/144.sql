-- rule:     144
-- title:    Legal status is not a valid code
-- fix:      Choose a valid legal status code for the episode
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls is not null
  and not exists (select 1 from code_legal_status c where c.code = e.ls)
