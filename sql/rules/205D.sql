-- rule:     205D
-- title:    Child is unaccompanied this year but was not last year, although in both returns
-- fix:      Check whether the child is unaccompanied, and correct the year that is wrong
-- since:    2022-23
-- needs:    uasc, uasc_last
-- takes:    header, header_last
-- reports:  header, uasc
-- fields:   UASC, CHILD
-- severity: error
-- judged:   any_day
select
  f.header_row,
  case when f.header_row is null then f.row_number end as uasc_row
from uasc_flag f
where f.uasc = '1'
  and exists (
    select 1
    from uasc_flag_last l
    where l.child = f.child
      and (l.uasc is distinct from '1')
  )
