-- rule:     132
-- title:    Main activity of a care leaver is blank or not a code of this collection year
-- fix:      Enter the code of the main activity of the care leaver
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   ACTIV
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
where not exists (select 1 from code_activ c where c.code = o.activ)
