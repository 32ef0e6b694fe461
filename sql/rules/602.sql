-- rule:     602
-- title:    Adoption items are given for a child with no adoption in the year
-- fix:      Correct how the last episode of the child ended, or remove the adoption row
-- since:    2022-23
-- needs:    episodes, ad1
-- reports:  ad1
-- fields:   CHILD
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select a.row_number as ad1_row
from ad1 a
where coalesce(a.date_int_raw, a.date_match_raw, a.foster_care, a.nb_adoptr, a.sex_adoptr, a.ls_adoptr) is not null
  and not exists (
    select 1
    from episodes e
    where e.child = a.child
      and e.rec in ('E11', 'E12')
      and e.dec between cast($period_start as date) and cast($period_end as date)
  )
