-- model:  header_uasc
-- about:  whether each child of this year's header was an unaccompanied asylum-seeking child: from an XML file what it
--    says, otherwise 1 when the child stands in the UASC table and 0 when not; null when there is no such table
-- grain:  row_number
with told as (
  select
    max(case when g.table_name = 'header' and lower(g.format) = 'xml' then 1 else 0 end) as by_header,
    max(case when g.table_name = 'uasc' then 1 else 0 end) as by_table
  from given g
),
listed as (
  select distinct u.child
  from uasc u
  where u.child is not null
)
select
  h.row_number,
  h.child,
  case
    when t.by_header = 1 then h.uasc
    when t.by_table = 1 and l.child is not null then '1'
    when t.by_table = 1 then '0'
  end as uasc
from header h
cross join told t
left join listed l on l.child = h.child
