-- rule:     186
-- title:    A child old enough for the questionnaire, looked after all through the year, has neither a score nor a
--     reason for having none
-- fix:      Enter the score, or the reason for having none, in the health row
-- since:    2022-23
-- needs:    oc2, episodes
-- reports:  oc2
-- fields:   SDQ_SCORE
-- severity: error
-- judged:   year_end
-- params:   period_start, period_end
select o.row_number as oc2_row
from oc2 o
where cast(o.dob + interval '4 years' as date) <= cast($period_start as date)
  and cast(o.dob + interval '17 years' as date) > cast($period_end as date)
  and o.sdq_score is null
  and o.sdq_reason is null
  and exists (select 1 from continuously_looked_after c where c.child = o.child)
