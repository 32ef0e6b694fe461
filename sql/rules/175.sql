-- rule:     175
-- title:    The number of adopters is neither 1 nor 2
-- fix:      Enter 1 or 2 as the number of adopters
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   NB_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.nb_adoptr is not null
  and not exists (select 1 from code_nb_adoptr c where c.code = a.nb_adoptr)
