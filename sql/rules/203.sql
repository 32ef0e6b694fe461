-- rule:     203
-- title:    Date of birth differs from the one in last year's return
-- fix:      Correct the date of birth in this year's header, or confirm that last year's was wrong
-- since:    2022-23
-- needs:    header, header_last
-- reports:  header
-- fields:   DOB
-- severity: query
-- judged:   any_day
select h.row_number as header_row
from header h
where exists (
  select 1
  from header_last l
  where l.child = h.child
    and (l.dob is distinct from h.dob)
)
