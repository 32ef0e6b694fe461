-- rule:     SW01bSTG1
-- title:    Social worker has no readable start date, or started since April 2023 and has no ID or no reason for the
--           change
-- fix:      Enter the start date, the ID and the reason for the change of social worker
-- since:    2024-25
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DECOM, SW_ID, SW_REASON
-- severity: error
-- judged:   any_day
-- departs:  as the reference: every row is tested by itself; the Department's coding asks for one instance of each
--           item, and does not say among which rows
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_decom is null
   or (s.sw_decom >= date '2023-04-01' and (s.sw_id is null or s.sw_reason is null))
