-- rule:     SW03STG1
-- title:    Social worker's ID, start date or reason for the change is blank
-- fix:      Enter the ID, the start date and the reason for the change of social worker
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_ID, SW_DECOM, SW_REASON
-- severity: error
-- judged:   any_day
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_id is null
   or s.sw_decom_raw is null
   or s.sw_reason is null
