-- rule:     621
-- title:    A mother is not older than her own child, or her date of birth is missing
-- fix:      Correct the date of birth of the girl or that of her child in the header
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   DOB, MC_DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.mc_dob is not null
  and not coalesce(h.mc_dob > h.dob, false)
