-- rule:     631
-- title:    The type of previous permanence is not a valid code
-- fix:      Choose one of the codes P1 to P4, or Z1 for none
-- since:    2022-23
-- needs:    previous_permanence
-- reports:  previous_permanence
-- fields:   PREV_PERM
-- severity: error
-- judged:   any_day
select p.row_number as previous_permanence_row
from previous_permanence p
where p.prev_perm is not null
  and not exists (select 1 from code_prev_perm c where c.code = p.prev_perm)
