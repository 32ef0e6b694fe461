-- rule:     209
-- title:    Child of school age still has the pupil number code for being too young
-- fix:      Enter the unique pupil number, or another reason why there is none
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   UPN, DOB
-- severity: error
-- judged:   any_day
-- params:   period_start
select h.row_number as header_row
from header h
where h.upn = 'UN1'
  -- four years old on 31 August before the last school year that begins ahead of this collection year
  and cast(h.dob + interval '4 years' as date)
    <= cast(cast($period_start as date) - interval '7 months' - interval '1 day' as date)
