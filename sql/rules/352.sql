-- rule:     352
-- title:    The child started to be looked after on or after the 18th birthday
-- fix:      Correct the start date or the start reason of the episode, or the date of birth
-- since:    2022-23
-- needs:    episodes, header
-- reports:  episodes
-- fields:   DECOM, RNE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join header h on h.child = e.child
where e.rne = 'S'
  and cast(h.dob + interval '18 years' as date) <= e.decom
