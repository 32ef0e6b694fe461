-- rule:     444
-- title:    The same unique pupil number stands on more than one row of the header
-- fix:      Find out which child the number belongs to and correct the others in the header
-- since:    2025-26
-- needs:    header
-- reports:  header
-- fields:   UPN
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.upn not in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5')
  and exists (
    select 1
    from header o
    where o.upn = h.upn
      and o.row_number <> h.row_number
  )
