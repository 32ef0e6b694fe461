-- rule:     205B
-- title:    Child is unaccompanied this year and last, but the dates the status ended do not fit that
-- fix:      Give the 18th birthday as last year's end of the status, and this year's end inside this year or as last
--     year's
-- since:    2022-23
-- needs:    uasc, uasc_last
-- takes:    header, header_last
-- reports:  uasc, header
-- fields:   DUC, UASC
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select u.row_number as uasc_row, f.header_row
from uasc u
join uasc_flag f on f.child = u.child
join uasc_last ul on ul.child = u.child
join uasc_flag_last fl on fl.child = ul.child
where f.uasc = '1'
  and fl.uasc = '1'
  and (
    (ul.duc is distinct from cast(ul.dob + interval '18 years' as date))
    or ul.duc is null
    or (
      not coalesce(u.duc between cast($period_start as date) and cast($period_end as date), false)
      and not coalesce(u.duc = ul.duc, false)
    )
  )
