-- rule:     460
-- title:    An episode ended as staying with the carers at 18, but it ended before the eighteenth birthday
-- fix:      Correct the end reason or end date of the episode, or the date of birth in the header
-- since:    2022-23
-- needs:    header, episodes
-- reports:  episodes
-- fields:   DEC, REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.rec = 'E17'
  and exists (
    select 1
    from header h
    where h.child = e.child
      and e.dec < cast(h.dob + interval '18 years' as date)
  )
