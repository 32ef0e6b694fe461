-- rule:     601
-- title:    A child was adopted in the year, but the adoption row is not complete
-- fix:      Fill in the blank adoption items of the child, or correct how the episode ended
-- since:    2022-23
-- needs:    episodes, ad1
-- reports:  ad1, episodes
-- fields:   REC, DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select a.row_number as ad1_row, e.row_number as episodes_row
from episodes e
join ad1 a on a.child = e.child
where e.rec in ('E11', 'E12')
  and e.dec between cast($period_start as date) and cast($period_end as date)
  and (a.date_int_raw is null
       or a.date_match_raw is null
       or a.foster_care is null
       or a.nb_adoptr is null
       or a.sex_adoptr is null
       or a.ls_adoptr is null)
