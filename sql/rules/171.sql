-- rule:     171
-- title:    Date of birth of the mother's child is not a real date
-- fix:      Enter the date of birth of the young person's first child as dd/mm/yyyy, or leave it blank
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   MC_DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.mc_dob is null
  and h.mc_dob_raw is not null
