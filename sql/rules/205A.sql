-- rule:     205A
-- title:    Child was unaccompanied last year and is not now, which the dates the status ended do not explain
-- fix:      Mark the child as unaccompanied again, or correct the date the status ended in this year's and last
--     year's lists
-- since:    2022-23
-- needs:    uasc, uasc_last
-- takes:    header, header_last
-- reports:  uasc, header
-- fields:   CHILD, UASC
-- severity: error
-- judged:   any_day
-- params:   previous_start, previous_end
select u.row_number as uasc_row, f.header_row
from uasc u
left join uasc_flag f on f.child = u.child
join uasc_last ul on ul.child = u.child
join uasc_flag_last fl on fl.child = ul.child
where fl.uasc = '1'
  and (f.uasc is distinct from '1')
  and (
    u.duc_raw is not null
    or ul.duc is null
    or ul.duc < cast($previous_start as date)
    or ul.duc > cast($previous_end as date)
  )
