-- model:  missing_part
-- about:  every source incident beside the incident that stands for the whole absence
-- grain:  source_row
select g.source_row,
  first_value(g.source_row) over (partition by g.person_id, g.missing, g.group_no order by g.start_clock, g.source_row) as incident_row
from missing_group g
