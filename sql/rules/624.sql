-- rule:     624
-- title:    The date of birth of a mother's first child is not the one in last year's return
-- fix:      Correct the date of birth of her child, or have last year corrected if that was wrong
-- since:    2022-23
-- needs:    header, header_last
-- reports:  header
-- fields:   MC_DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where exists (
  select 1
  from header_last l
  where l.child = h.child
    and l.mc_dob_raw is not null
    and (h.mc_dob_raw is distinct from l.mc_dob_raw)
)
