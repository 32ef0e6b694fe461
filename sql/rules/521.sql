-- rule:     521
-- title:    The decision that the child should be placed for adoption is later than the start of an adoption
--     placement
-- fix:      Correct the date of the decision in the adoption row, or the start date or placement type of the episode
-- since:    2022-23
-- needs:    episodes, ad1
-- reports:  episodes, ad1
-- fields:   PLACE, DECOM, DATE_INT
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row, a.row_number as ad1_row
from episodes e
join ad1 a on a.child = e.child
where e.place in ('A3', 'A4', 'A5', 'A6')
  and a.date_int > e.decom
