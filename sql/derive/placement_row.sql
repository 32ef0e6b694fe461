-- model:  placement_row
-- about:  placement rows that can be laid on a timeline; rows that begin and end on one day fall away
-- grain:  source_row
select t.source_row, t.person_id, t.start_date, t.end_date, t.recorded_end, t.is_stay, t.is_marked, t.placement_id, t.version
from placement_typed t
where t.start_date is not null and not t.end_unreadable
  and coalesce(t.recorded_end, date '9999-12-31') > t.start_date
