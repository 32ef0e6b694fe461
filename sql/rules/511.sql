-- rule:     511
-- title:    Two adopters are recorded, but their sex is coded as that of a single adopter
-- fix:      Correct the number of adopters, or choose MM, FF or MF as their sex
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   NB_ADOPTR, SEX_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.nb_adoptr = '2'
  and a.sex_adoptr in ('M1', 'F1')
