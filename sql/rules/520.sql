-- rule:     520
-- title:    The adopters are recorded as a married couple of different sexes, but the sex code is not MF
-- fix:      Correct the legal status of the adopters, or choose MF as their sex
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   LS_ADOPTR, SEX_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.ls_adoptr = 'L11'
  and (a.sex_adoptr is null or a.sex_adoptr <> 'MF')
