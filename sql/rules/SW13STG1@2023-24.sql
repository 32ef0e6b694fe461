-- rule:     SW13STG1
-- title:    Reason for the change of social worker is blank or no code
-- fix:      Choose the code of the reason for the change
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_REASON
-- severity: error
-- judged:   any_day
select s.row_number as sw_episodes_row
from sw_episodes s
where not exists (select 1 from code_sw_reason c where c.code = s.sw_reason)
