-- model:  source_complete
-- about:  tables delivered whole, so that a missing row is a no: no manifest row calls them partial, and the rows counted there are those that came
-- grain:  table_name
with counted as (
  select lower(manifest_table) as table_name,
    bool_and(coalesce(manifest_is_full, true)) as is_full,
    case when count(manifest_row_count) = count(*) then sum(manifest_row_count) end as expected
  from ext_extract_manifest
  where manifest_table is not null
  group by lower(manifest_table)
)
select r.table_name
from row_last r
join given g on g.table_name = r.table_name
left join counted c on c.table_name = r.table_name
where coalesce(c.is_full, true)
  and (c.expected is null or c.expected = r.last_row or c.expected = g.rows)
