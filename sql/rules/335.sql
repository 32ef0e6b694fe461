-- rule:     335
-- title:    The placement before the adoption disagrees with whether the adopters were the foster carers of the child
-- fix:      Correct the placement type of the episode, or the foster carer item of the adoption row
-- since:    2022-23
-- needs:    episodes, ad1
-- reports:  episodes, ad1
-- fields:   PLACE, FOSTER_CARE
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row, a.row_number as ad1_row
from episodes e
join ad1 a on a.child = e.child
where e.rec in ('E1', 'E11', 'E12')
  and ((e.place in ('A2', 'A3', 'A5') and a.foster_care = '0')
       or (e.place in ('A1', 'A4', 'A6') and a.foster_care = '1'))
