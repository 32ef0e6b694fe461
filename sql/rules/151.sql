-- rule:     151
-- title:    The adoption items are filled in only in part
-- fix:      Fill in all six adoption items of the child, or leave all of them blank
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where coalesce(a.date_int_raw, a.date_match_raw, a.foster_care, a.nb_adoptr, a.sex_adoptr, a.ls_adoptr) is not null
  and (a.date_int_raw is null
       or a.date_match_raw is null
       or a.foster_care is null
       or a.nb_adoptr is null
       or a.sex_adoptr is null
       or a.ls_adoptr is null)
