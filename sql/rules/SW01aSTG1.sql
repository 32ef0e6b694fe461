-- rule:     SW01aSTG1
-- title:    Social worker has no readable start date, or started before April 2023 and has no ID
-- fix:      Enter the start date and the ID of the social worker
-- since:    2024-25
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DECOM, SW_ID
-- severity: error
-- judged:   any_day
-- departs:  as the reference: every row is tested by itself; the Department's coding asks for one instance of each
--           item, and does not say among which rows
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_decom is null
   or (s.sw_decom < date '2023-04-01' and s.sw_id is null)
