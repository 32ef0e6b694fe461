-- rule:     SW09STG2
-- title:    Social worker starts and ends on the same day
-- fix:      Correct the start or the end date, or remove the row
-- since:    2023-24
-- needs:    sw_episodes
-- reports:  sw_episodes
-- fields:   SW_DECOM, SW_DEC
-- severity: error
-- judged:   any_day
select s.row_number as sw_episodes_row
from sw_episodes s
where s.sw_dec_raw = s.sw_decom_raw
