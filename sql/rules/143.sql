-- rule:     143
-- title:    Reason the episode began is not a valid code
-- fix:      Choose one of the codes S, P, L, T, U or B for why the episode began
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   RNE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.rne is not null
  and not exists (select 1 from code_start_reason c where c.code = e.rne)
