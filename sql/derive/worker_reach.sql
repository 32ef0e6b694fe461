-- model:  worker_reach
-- about:  the day from which the export keeps involvements of workers, where its manifest says so
-- grain:  reach
select 'workers' as reach, max(manifest_history_from) as history_from
from ext_extract_manifest
where lower(manifest_table) = 'ssd_involvements'
