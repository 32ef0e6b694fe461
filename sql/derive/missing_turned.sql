-- model:  missing_turned
-- about:  absences during which the kind changed: the first ends where the other kind begins
-- grain:  source_row
select a.source_row, min(b.start_clock) as turned_clock
from missing_merged a
join missing_merged b on b.person_id = a.person_id and (b.missing is distinct from a.missing)
  and b.start_clock > a.start_clock and b.start_clock < a.end_clock
group by a.source_row
