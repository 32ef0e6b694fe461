-- rule:     632
-- title:    The date of the previous permanence order is not a date, or not before the child's first episode
-- fix:      Correct the date of the order, with ZZ or ZZZZ for parts not known, or the start date of the first
--           episode
-- since:    2022-23
-- needs:    episodes, previous_permanence
-- takes:    sw_episodes
-- reports:  episodes, previous_permanence
-- fields:   DATE_PERM, DECOM
-- severity: error
-- judged:   any_day
-- departs:  reads unknown parts as the last day they can stand for, as the reference does, which can report a date
--           that may well be earlier; no other reading of such dates is known
select f.row_number as episodes_row, p.row_number as previous_permanence_row
from first_episode f
join episodes e on e.row_number = f.row_number
join previous_permanence p on p.child = f.child
join partial_date d on d.written = p.date_perm
where d.latest is null
   or d.latest >= e.decom
