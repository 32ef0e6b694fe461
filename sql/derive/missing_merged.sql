-- model:  missing_merged
-- about:  one row for each absence: overlapping incidents of one kind joined
-- grain:  source_row
select
  g.person_id, g.missing,
  first_value(g.source_row order by g.start_clock, g.source_row) as source_row,
  min(g.start_clock) as start_clock,
  case when bool_or(g.end_clock is null) then null else max(g.end_clock) end as end_clock,
  count(*) as incidents
from missing_group g
group by g.person_id, g.missing, g.group_no
