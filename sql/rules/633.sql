-- rule:     633
-- title:    The authority of the previous permanence order is not a valid code
-- fix:      Choose the code of the authority or nation on the list of this collection, or 999 when it is not known
-- since:    2022-23
-- needs:    previous_permanence
-- reports:  previous_permanence
-- fields:   LA_PERM
-- severity: error
-- judged:   any_day
select p.row_number as previous_permanence_row
from previous_permanence p
where p.la_perm is not null
  and not exists (select 1 from code_la_perm c where c.code = p.la_perm)
