-- rule:     620
-- title:    A girl is recorded as a mother, but she was under 11 when the collection year began
-- fix:      Correct the date of birth, or record that she is not a mother, in the header
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   DOB, MOTHER
-- severity: error
-- judged:   any_day
-- params:   period_start
select h.row_number as header_row
from header h
where h.mother = '1'
  and cast(h.dob + interval '11 years' as date) > cast($period_start as date)
