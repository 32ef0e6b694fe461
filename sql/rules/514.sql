-- rule:     514
-- title:    The adopter is recorded as single, but the sex code is not one of a single adopter
-- fix:      Correct the legal status of the adopters, or choose M1 or F1 as their sex
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   LS_ADOPTR, SEX_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.ls_adoptr = 'L0'
  and (a.sex_adoptr is null or a.sex_adoptr not in ('M1', 'F1'))
