-- rule:     134
-- title:    An adopted child has care leaver items too
-- fix:      Clear the care leaver items, or remove the adoption row
-- since:    2022-23
-- needs:    oc3, ad1
-- reports:  ad1
-- fields:   IN_TOUCH, ACTIV, ACCOM, DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
join oc3 o on o.child = a.child
where (o.in_touch is not null or o.activ is not null or o.accom is not null)
  and (a.date_int_raw is not null
       or a.date_match_raw is not null
       or a.foster_care is not null
       or a.nb_adoptr is not null
       or a.sex_adoptr is not null
       or a.ls_adoptr is not null)
