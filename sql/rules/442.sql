-- rule:     442
-- title:    No unique pupil number is given for a child who was in care other than for short breaks
-- fix:      Enter the unique pupil number of the child, or the code that says why it is not known, in the header
-- since:    2022-23
-- needs:    episodes, header
-- reports:  header
-- fields:   UPN
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.upn is null
  and exists (
    select 1
    from episodes e
    where e.child = h.child
      and coalesce(e.ls, '') not in ('V3', 'V4')
  )
