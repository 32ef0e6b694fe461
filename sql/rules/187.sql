-- rule:     187
-- title:    A child looked after all through the year has adoption or care leaver items
-- fix:      Remove the adoption or care leaver items, or correct the end of the child's last episode
-- since:    2022-23
-- needs:    ad1, oc3, episodes
-- reports:  ad1, oc3
-- fields:   DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR, IN_TOUCH, ACTIV, ACCOM
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row, cast(null as bigint) as oc3_row
from ad1 a
join continuously_looked_after c on c.child = a.child
where (a.date_int_raw is not null
       or a.date_match_raw is not null
       or a.foster_care is not null
       or a.nb_adoptr is not null
       or a.sex_adoptr is not null
       or a.ls_adoptr is not null)
union all
select cast(null as bigint) as ad1_row, o.row_number as oc3_row
from oc3 o
join continuously_looked_after d on d.child = o.child
where o.in_touch is not null
   or o.activ is not null
   or o.accom is not null
