-- rule:     525
-- title:    Details of an adoption are given, although the decision to place the child was reversed
-- fix:      Remove the details of the adoption, or the date of the reversal
-- since:    2022-23
-- needs:    placed_for_adoption, ad1
-- reports:  placed_for_adoption, ad1
-- fields:   DATE_PLACED_CEASED, DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row, a.row_number as ad1_row
from placed_for_adoption p
join ad1 a on a.child = p.child
where p.date_placed_ceased_raw is not null
  and (
    a.date_int_raw is not null
    or a.date_match_raw is not null
    or a.foster_care is not null
    or a.nb_adoptr is not null
    or a.sex_adoptr is not null
    or a.ls_adoptr is not null
  )
