-- rule:     184
-- title:    The decision to place for adoption is dated before the child was born
-- fix:      Correct the date of the decision or the date of birth in the adoption record
-- since:    2022-23
-- needs:    header, placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED, DOB
-- severity: error
-- judged:   any_day
-- departs:  reads the date of birth in the adoption record, as the reference does on real files; it means the one in
--           the header, and no coding is known
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where p.date_placed is not null
  and coalesce(p.date_placed < p.dob, true)
