-- rule:     SW13STG1
-- title:    Reason for the change of social worker is no code, or blank for one who started since April 2023
-- fix:      Choose the code of the reason for the change
-- since:    2024-25
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_REASON
-- severity: error
-- judged:   any_day
-- departs:  as the reference: a blank reason since April 2023 is reported too, though the message speaks of codes that
--           are not valid; dates are read d/m/yyyy only
select s.row_number as sw_episodes_row
from sw_episodes s
where (s.sw_reason is not null and not exists (select 1 from code_sw_reason c where c.code = s.sw_reason))
   or (s.sw_reason is null and s.sw_decom >= date '2023-04-01')
