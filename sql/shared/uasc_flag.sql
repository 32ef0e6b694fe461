-- model:  uasc_flag
-- about:  the unaccompanied asylum-seeking flag of this year, row by row of the header; without a header the rows
--     of the UASC table stand in, 1 when they give a sex or the date the status ended
-- grain:  row_number
select f.row_number, f.child, f.uasc, f.row_number as header_row
from header_uasc f
where f.child is not null
union all
select
  u.row_number,
  u.child,
  case when u.sex is not null or u.duc_raw is not null then '1' else '0' end,
  cast(null as bigint)
from uasc u
where u.child is not null
  and not exists (select 1 from given g where g.table_name = 'header')
