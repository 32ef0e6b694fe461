-- rule:     188
-- title:    A questionnaire score, or a reason for having none, is given for a child under four at the end of the
--     year
-- fix:      Clear the score and the reason in the health row, or correct the date of birth
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SDQ_SCORE, SDQ_REASON
-- severity: error
-- judged:   any_day
-- params:   period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '4 years' as date) > cast($period_end as date)
  and (o.sdq_score is not null or o.sdq_reason is not null)
