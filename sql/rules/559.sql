-- rule:     559
-- title:    A decision to place made before this year was not in last year's return
-- fix:      Correct the date of the decision, or the record of the decision in last year's return
-- since:    2022-23
-- needs:    placed_for_adoption, placed_for_adoption_last
-- reports:  placed_for_adoption
-- fields:   DATE_PLACED
-- severity: error
-- judged:   any_day
-- params:   period_start
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
left join placed_for_adoption_last l on l.child = p.child
where p.date_placed < cast($period_start as date)
  and l.date_placed is null
