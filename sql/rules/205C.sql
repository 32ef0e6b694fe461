-- rule:     205C
-- title:    Date the status ended is given for a child who is not unaccompanied in either year
-- fix:      Remove the date, or mark the child as unaccompanied
-- since:    2022-23
-- needs:    uasc, uasc_last
-- takes:    header, header_last
-- reports:  uasc, header
-- fields:   DUC, UASC
-- severity: error
-- judged:   any_day
select u.row_number as uasc_row, f.header_row
from uasc u
left join uasc_flag f on f.child = u.child
left join uasc_last ul on ul.child = u.child
left join uasc_flag_last fl on fl.child = ul.child
where coalesce(f.uasc, '0') = '0'
  and coalesce(fl.uasc, '0') = '0'
  and (u.duc is not null or ul.duc is not null)
