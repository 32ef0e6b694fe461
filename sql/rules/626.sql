-- rule:     626
-- title:    A girl is newly recorded as a mother, but her child was born before the collection year
-- fix:      Correct the date of birth of her child, or have last year corrected if she was a mother then
-- since:    2022-23
-- needs:    header, header_last
-- reports:  header
-- fields:   MOTHER, MC_DOB
-- severity: error
-- judged:   any_day
-- params:   period_start
select h.row_number as header_row
from header h
where try_cast(h.mother as double) = 1
  and h.mc_dob < cast($period_start as date)
  and exists (
    select 1
    from header_last l
    where l.child = h.child
      and try_cast(l.mother as double) = 0
  )
