-- rule:     K205B
-- title:    A young person is an unaccompanied asylum seeker last year and this, and the status was or is open
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    uasc, uasc_last
-- takes:    header
-- reports:  uasc, header
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select u.row_number as uasc_row, h.row_number as header_row
from uasc u
join uasc_last l on l.child = u.child
left join header h on h.child = u.child
where l.duc is null
   or u.duc is null
