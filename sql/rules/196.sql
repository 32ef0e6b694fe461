-- rule:     196
-- title:    The reason for having no questionnaire score is not a valid code
-- fix:      Choose SDQ1 to SDQ5 as the reason in the health row
-- since:    2022-23
-- needs:    oc2
-- reports:  oc2
-- fields:   SDQ_REASON
-- severity: error
-- judged:   any_day
select o.row_number as oc2_row
from oc2 o
where o.sdq_reason is not null
  and not exists (select 1 from code_sdq_reason c where c.code = o.sdq_reason)
