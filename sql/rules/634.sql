-- rule:     634
-- title:    Previous permanence is given, but no episode of the child began after 1 April 2016
-- fix:      Remove the previous permanence of the child, or correct the start dates of the episodes
-- since:    2022-23
-- needs:    episodes, previous_permanence
-- reports:  episodes, previous_permanence
-- fields:   LA_PERM, PREV_PERM, DATE_PERM, DECOM
-- severity: error
-- judged:   any_day
-- departs:  the limit is 1 April 2016, as in the Department's coding; the reference takes the first day of the
--           collection year
select e.row_number as episodes_row, p.row_number as previous_permanence_row
from last_episode l
join episodes le on le.row_number = l.row_number
join episodes e on e.child = l.child
join previous_permanence p on p.child = l.child
where le.decom <= make_date(2016, 4, 1)
  and (p.prev_perm is not null or p.date_perm is not null or p.la_perm is not null)
