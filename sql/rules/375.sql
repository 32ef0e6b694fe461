-- rule:     375
-- title:    A temporary placement in hospital lasts more than 42 days
-- fix:      Check the dates of the placement, or record it as a lasting placement
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes
-- fields:   DECOM, PLACE
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where e.place = 'T1'
  and h.dob is not null
  and e.dec > cast(e.decom + interval '42 days' as date)
