-- model:  row_last
-- about:  the last row number of each case table in which the absence of a row can count as a no
-- grain:  table_name
select 'ssd_cla_health' as table_name, coalesce(max(row_number), 0) as last_row from ssd_cla_health
union all
select 'ssd_cla_immunisations' as table_name, coalesce(max(row_number), 0) as last_row from ssd_cla_immunisations
union all
select 'ssd_cla_substance_misuse' as table_name, coalesce(max(row_number), 0) as last_row from ssd_cla_substance_misuse
union all
select 'ssd_cla_convictions' as table_name, coalesce(max(row_number), 0) as last_row from ssd_cla_convictions
