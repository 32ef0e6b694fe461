-- model:  worker_reach
-- about:  the day from which the export keeps involvements of workers, where its manifest says so, and the first day of the window they are returned for
-- grain:  reach
-- params: period_start, sw_window_start
select 'workers' as reach, max(manifest_history_from) as history_from,
  case when $sw_window_start = 'year_start' then cast($period_start as date)
       else cast(cast($period_start as date) - interval '1 year' as date) end as window_from
from ext_extract_manifest
where lower(manifest_table) = 'ssd_involvements'
