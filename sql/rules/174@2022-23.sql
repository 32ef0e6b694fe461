-- rule:     174
-- title:    A boy has the date of birth of a mother's child
-- fix:      Remove the date of birth of the child, or correct the sex
-- since:    2022-23
-- until:    2023-24
-- needs:    header
-- reports:  header
-- fields:   SEX, MC_DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.sex = '1'
  and h.mc_dob_raw is not null
