-- rule:     208
-- title:    Unique pupil number has changed since last year in a way that is not allowed
-- fix:      Restore last year's pupil number, or confirm that it was wrong
-- since:    2022-23
-- needs:    header, header_last
-- reports:  header
-- fields:   UPN
-- severity: query
-- judged:   any_day
-- departs:  as the reference: blank last year and UN1 now is reported, though a comment in it means to let that pass;
--     no coding of the Department is known
select h.row_number as header_row
from header h
join header_last l on l.child = h.child
where (h.upn is distinct from l.upn)
  -- from nothing or UN1 to another reason why there is no number
  and not (
    coalesce(l.upn, 'UN1') = 'UN1'
    and coalesce(h.upn in ('UN2', 'UN3', 'UN4', 'UN5'), false)
  )
  -- from nothing or any such reason to a number
  and not (
    coalesce(l.upn, 'UN1') in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5')
    and coalesce(h.upn not in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5'), false)
  )
