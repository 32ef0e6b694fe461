-- rule:     611
-- title:    A girl is recorded as a mother, but her child's date of birth is blank
-- fix:      Enter the date of birth of her child in the header, or record that she is not a mother
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   MOTHER, MC_DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.mother = '1'
  and h.mc_dob_raw is null
