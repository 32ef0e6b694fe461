-- rule:     157
-- title:    Age is given as the reason for having no questionnaire score, but the child is of an age to have one
-- fix:      Enter the score or another reason in the health row, or correct the date of birth
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   SDQ_REASON, DOB
-- severity: error
-- judged:   any_day
-- params:   period_start, period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '4 years' as date) <= cast($period_start as date)
  and cast(o.dob + interval '16 years' as date) >= cast($period_end as date)
  and o.sdq_score is null
  and o.sdq_reason = 'SDQ1'
  and exists (select 1 from continuously_looked_after c where c.child = o.child)
