-- rule:     149
-- title:    Reason the episode ended is not a valid code
-- fix:      Choose a valid code for why the episode ended, X1 when another episode follows at once
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.rec is not null
  and not exists (select 1 from code_end_reason c where c.code = e.rec)
