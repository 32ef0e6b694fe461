-- rule:     131
-- title:    Contact with a care leaver is blank or not a code of this collection year
-- fix:      Enter the code that says whether the authority is in touch with the care leaver
-- since:    2022-23
-- needs:    oc3
-- reports:  oc3
-- fields:   IN_TOUCH
-- severity: error
-- judged:   any_day
select o.row_number as oc3_row
from oc3 o
where not exists (select 1 from code_in_touch c where c.code = o.in_touch)
