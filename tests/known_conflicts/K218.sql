-- rule:     K218
-- title:    Short breaks, which give no postcode and no Ofsted number
-- fix:      Nothing: the return is right
-- since:    2025-26
-- needs:    episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls in ('V3', 'V4')
  and e.urn is null
