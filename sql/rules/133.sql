-- rule:     133
-- title:    Accommodation of a care leaver is blank or not a code of this collection year
-- fix:      Enter the code of the accommodation: no fixed abode (S) and custody (X) are taken as unsuitable only
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   ACCOM
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
where not exists (
  select 1
  from code_accom c
  where c.code = o.accom
    -- in some lists of codes, but not in that of this rule
    and c.code not in ('S1', 'X1')
)
