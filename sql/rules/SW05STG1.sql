-- rule:     SW05STG1
-- title:    Social worker's end date is no date
-- fix:      Correct the end date, as dd/mm/yyyy
-- since:    2023-24
-- needs:    sw_episodes
-- takes:    previous_permanence
-- reports:  sw_episodes
-- fields:   SW_DEC
-- severity: error
-- judged:   any_day
-- departs:  as the reference: the end date is read, where its message speaks of the start date; no coding of the
--           Department is known
select s.row_number as sw_episodes_row
from sw_episodes s
join partial_date p on p.written = s.sw_dec_raw
where p.latest is null
