-- rule:     INT17
-- title:    The date of birth in a review is not the one in the header
-- fix:      Find the right date of birth and correct the other one
-- since:    2022-23
-- needs:    header, reviews
-- reports:  reviews
-- fields:   DOB
-- severity: error
-- judged:   any_day
select t.row_number as reviews_row
from reviews t
where exists (
  select 1
  from header h
  where h.child = t.child
    and h.dob <> t.dob
)
