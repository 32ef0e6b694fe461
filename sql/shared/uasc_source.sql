-- model:  uasc_source
-- about:  the years for which it can be told who was an unaccompanied asylum-seeking child: the header is there and
--    either came as XML or has the UASC table beside it, or there is no header but a UASC table
-- grain:  source
select s.source
from (
  select
    'this_year' as source,
    max(case when g.table_name = 'header' then 1 else 0 end) as has_header,
    max(case when g.table_name = 'header' and lower(g.format) = 'xml' then 1 else 0 end) as by_header,
    max(case when g.table_name = 'uasc' then 1 else 0 end) as by_table
  from given g
  union all
  select
    'last_year',
    max(case when g.table_name = 'header_last' then 1 else 0 end),
    max(case when g.table_name = 'header_last' and lower(g.format) = 'xml' then 1 else 0 end),
    max(case when g.table_name = 'uasc_last' then 1 else 0 end)
  from given g
) s
where s.by_table = 1
   or (s.has_header = 1 and s.by_header = 1)
