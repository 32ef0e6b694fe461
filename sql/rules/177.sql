-- rule:     177
-- title:    The legal status of the adopters is not a valid code
-- fix:      Choose the code of the adopters: L0, L11, L12, L2, L3 or L4
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   LS_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.ls_adoptr is not null
  and not exists (select 1 from code_ls_adoptr c where c.code = a.ls_adoptr)
