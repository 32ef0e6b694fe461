-- rule:     EPI
-- title:    A child in the header has neither an episode nor a care leaver record
-- fix:      Add the child's episodes or care leaver record, or remove the child from the header
-- since:    2022-23
-- needs:    header
-- takes:    episodes, oc3
-- reports:  header
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select h.row_number as header_row
from header h
where not exists (select 1 from episodes e where e.child = h.child)
  and not exists (select 1 from oc3 o where o.child = h.child)
