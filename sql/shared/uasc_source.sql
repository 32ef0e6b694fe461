-- model:  uasc_source
-- about:  the years for which it can be told who was an unaccompanied asylum-seeking child: the header came as XML,
--     or there is a UASC table
-- grain:  source
select distinct case when g.table_name in ('header', 'uasc') then 'this_year' else 'last_year' end as source
from given g
where g.table_name in ('uasc', 'uasc_last')
   or (g.table_name in ('header', 'header_last') and lower(g.format) = 'xml')
