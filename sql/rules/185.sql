-- rule:     185
-- title:    A questionnaire score is given for a child who was not looked after all through the year
-- fix:      Clear the score in the health row, or correct the episodes
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   SDQ_SCORE
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.sdq_score is not null
  and not exists (select 1 from continuously_looked_after c where c.child = o.child)
