-- rule:     197a
-- title:    A questionnaire score is given together with a reason for having none
-- fix:      Clear the reason, or the score, in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SDQ_SCORE, SDQ_REASON
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.sdq_score is not null
  and o.sdq_reason is not null
