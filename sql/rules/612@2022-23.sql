-- rule:     612
-- title:    A girl who is not recorded as a mother has a date of birth for her child
-- fix:      Record her as a mother, or remove the date of birth of the child, in the header
-- since:    2022-23
-- until:    2023-24
-- needs:    header
-- reports:  header
-- fields:   SEX, MOTHER, MC_DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where coalesce(h.mother, '0') = '0'
  and h.sex = '2'
  and h.mc_dob_raw is not null
