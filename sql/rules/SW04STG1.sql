-- rule:     SW04STG1
-- title:    Social worker's start date is no date
-- fix:      Correct the start date, as dd/mm/yyyy
-- since:    2023-24
-- needs:    sw_episodes
-- takes:    previous_permanence
-- reports:  sw_episodes
-- fields:   SW_DECOM
-- severity: error
-- judged:   any_day
select s.row_number as sw_episodes_row
from sw_episodes s
join partial_date p on p.written = s.sw_decom_raw
where p.latest is null
