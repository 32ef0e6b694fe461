-- model:  code_map
-- about:  the authority's own code map in the form used for comparing; the map of the system that sent the table comes before the others
-- grain:  code_map_row
select
  m.row_number as code_map_row,
  lower(m.cmap_field) as field,
  trim(upper(regexp_replace(regexp_replace(m.cmap_local_value, '[\u2010-\u2015\u2212]', '-', 'g'), '[\s\u00a0]+', ' ', 'g'))) as normal,
  upper(m.cmap_dfe_code) as code,
  coalesce(m.cmap_valid_from, date '1800-01-01') as valid_from,
  coalesce(m.cmap_valid_to, date '9999-12-30') as valid_to,
  case when x.systems is null or m.cmap_source_system is null then 1
       when s.source_system is not null then 0
       else 2 end as system_rank
from ext_code_map m
left join (select distinct upper(manifest_source_system) as source_system from ext_extract_manifest where manifest_source_system is not null) s
  on s.source_system = upper(m.cmap_source_system)
cross join (select nullif(count(*), 0) as systems from ext_extract_manifest where manifest_source_system is not null) x
where m.cmap_field is not null and m.cmap_local_value is not null and m.cmap_dfe_code is not null
