-- rule:     189
-- title:    A questionnaire score, or a reason for having none, is given for a child who was over 17 when the year
--     began
-- fix:      Clear the score and the reason in the health row, or correct the date of birth
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   DOB, SDQ_SCORE, SDQ_REASON
-- severity: error
-- judged:   any_day
-- params:   period_start
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '17 years' as date) < cast($period_start as date)
  and (o.sdq_score is not null or o.sdq_reason is not null)
