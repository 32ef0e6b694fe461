-- rule:     120
-- title:    The reason why the plan of adoption was given up is not a valid code
-- fix:      Choose one of the codes RD1 to RD4, or leave the reason blank while the decision stands
-- since:    2022-23
-- needs:    placed_for_adoption
-- reports:  placed_for_adoption
-- fields:   REASON_PLACED_CEASED
-- severity: error
-- judged:   any_day
select p.row_number as placed_for_adoption_row
from placed_for_adoption p
where p.reason_placed_ceased is not null
  and not exists (select 1 from code_reason_placed_ceased c where c.code = p.reason_placed_ceased)
