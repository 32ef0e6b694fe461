-- rule:     607
-- title:    A girl left care this year and her record does not say whether she is a mother
-- fix:      Enter in the header whether she is a mother
-- since:    2024-25
-- needs:    episodes, header
-- reports:  episodes, header
-- fields:   DEC, REC, MOTHER, LS, SEX
-- severity: error
-- judged:   any_day
-- departs:  the Department's quoted coding still says 2 for girls, a code that ended in 2023-24; F is used, as in the
--           reference
-- params:   period_start, period_end
select e.row_number as episodes_row, h.row_number as header_row
from episodes e
join header h on h.child = e.child
where e.rec <> 'X1'
  and e.dec between cast($period_start as date) and cast($period_end as date)
  and coalesce(e.ls, '') not in ('V3', 'V4')
  and h.sex = 'F'
  and h.mother is null
