-- rule:     176
-- title:    The sex of the adopters is not a valid code
-- fix:      Choose the code of the adopters: M1, F1, MM, FF or MF
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   SEX_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.sex_adoptr is not null
  and not exists (select 1 from code_sex_adoptr c where c.code = a.sex_adoptr)
