-- model:  history_reach
-- about:  the day from which the export keeps care histories, where its manifest says so
-- grain:  reach
select 'care' as reach, max(manifest_history_from) as history_from
from ext_extract_manifest
where lower(manifest_table) in ('ext_cla_period_of_care', 'ssd_legal_status', 'ssd_cla_placement', 'ssd_cla_episodes')
