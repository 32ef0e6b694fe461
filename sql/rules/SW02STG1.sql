-- rule:     SW02STG1
-- title:    Social worker's ID is blank or does not begin with SW or XX
-- fix:      Enter the registration number with SW before it, or a stand-in that begins with XX
-- since:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_ID
-- severity: error
-- judged:   any_day
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_id is null
   or left(s.sw_id, 2) not in ('SW', 'XX')
