-- rule:     180
-- title:    The score of the Strengths and Difficulties Questionnaire is not a whole number from 0 to 40
-- fix:      Enter the score as a whole number from 0 to 40, or a reason why there is none, in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SDQ_SCORE
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.sdq_score is not null
  -- a minus zero is below zero to the engine, so the limits are those just outside
  and not coalesce(
    try_cast(trim(o.sdq_score) as double) > -1
    and try_cast(trim(o.sdq_score) as double) < 41
    and try_cast(trim(o.sdq_score) as double) = floor(try_cast(trim(o.sdq_score) as double)),
    false)
