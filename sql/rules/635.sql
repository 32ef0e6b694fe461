-- rule:     635
-- title:    The authority or the date of a previous permanence order is given without its type
-- fix:      Enter the type of previous permanence, or remove the authority and the date
-- since:    2022-23
-- needs:    previous_permanence
-- reports:  previous_permanence
-- fields:   LA_PERM, DATE_PERM, PREV_PERM
-- severity: error
-- judged:   any_day
-- departs:  reports details without a type and lets them stand beside Z1, as the reference does; its message speaks
--           of Z1, and no coding is known
select p.row_number as previous_permanence_row
from previous_permanence p
where p.prev_perm is null
  and (p.la_perm is not null or p.date_perm is not null)
