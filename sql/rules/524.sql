-- rule:     524
-- title:    The adopters are recorded as a married couple of the same sex, but the sex code is not MM or FF
-- fix:      Correct the legal status of the adopters, or choose MM or FF as their sex
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   LS_ADOPTR, SEX_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.ls_adoptr = 'L12'
  and (a.sex_adoptr is null or a.sex_adoptr not in ('MM', 'FF'))
