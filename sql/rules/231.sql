-- rule:     231
-- title:    Unaccompanied asylum-seeking child is 11 or younger at the end of the year
-- fix:      Check the date of birth and whether the child is unaccompanied
-- since:    2024-25
-- needs:    header, uasc
-- reports:  header
-- fields:   DOB, UASC
-- severity: query
-- judged:   any_day
-- departs:  as the Department's coding: only a birth more than 11 years before the year end passes; the reference
--     lets exactly 11 years pass, and reads a column that no file has
-- params:   period_end
select h.row_number as header_row
from header h
join header_uasc f on f.row_number = h.row_number
where f.uasc = '1'
  and h.dob >= cast(cast($period_end as date) - interval '11 years' as date)
