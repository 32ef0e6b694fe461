-- model:  known_code
-- about:  every code that a local value may be, by code set, whatever its years; and the words the code map may use that are not codes of the return
-- grain:  code_set, code
-- long:   one line a code list
select 'legal_status' as code_set, code from code_legal_status_ever
union
select 'placement' as code_set, code from code_placement_ever
union
select 'placement_provider' as code_set, code from code_placement_provider_ever
union
select 'placement_change' as code_set, code from code_placement_change_ever
union
select 'start_reason' as code_set, code from code_start_reason_ever
union
select 'end_reason' as code_set, code from code_end_reason_ever
union
select 'need' as code_set, code from code_need_ever
union
select 'review_code' as code_set, code from code_review_code_ever
union
select 'sex' as code_set, code from code_sex_ever
union
select 'ethnic' as code_set, code from code_ethnic_ever
union
select 'missing' as code_set, code from code_missing_ever
union
select 'sdq_reason' as code_set, code from code_sdq_reason_ever
union
select 'in_touch' as code_set, code from code_in_touch_ever
union
select 'activ' as code_set, code from code_activ_ever
union
select 'accom' as code_set, code from code_accom_ever
union
select 'accom' as code_set, substr(code, 1, 1) as code from code_accom_ever
union
select code_set, code
from (values
  ('health_event', 'HEALTH_ASSESSMENT'), ('health_event', 'DENTAL'), ('health_event', 'HEALTH_SURVEILLANCE'),
  ('health_event', 'IGNORE'), ('event_status', 'COMPLETED'), ('event_status', 'NOT_DONE'), ('event_status', 'IGNORE'),
  ('yes_no', 'Y'), ('yes_no', 'N'), ('yes_no', 'IGNORE'), ('substance', 'NONE'), ('substance', 'IGNORE'),
  ('outcome', 'CONVICTION'), ('outcome', 'YOUTH_CAUTION'), ('outcome', 'YOUTH_CONDITIONAL_CAUTION'), ('outcome', 'NONE'),
  ('outcome', 'IGNORE'), ('respondent', 'CARER'), ('respondent', 'TEACHER'), ('respondent', 'CHILD'),
  ('respondent', 'IGNORE'), ('sdq_reason', 'IGNORE'), ('eligibility', 'RELEVANT'), ('eligibility', 'FORMER_RELEVANT'),
  ('eligibility', 'ELIGIBLE'), ('eligibility', 'QUALIFYING'), ('eligibility', 'NONE'), ('eligibility', 'IGNORE'),
  ('in_touch', 'IGNORE'), ('activ', 'IGNORE'), ('accom', 'IGNORE'), ('suitable', '1'), ('suitable', '2'),
  ('suitable', 'IGNORE')
) as health(code_set, code)
union
select 'reason_placed_ceased' as code_set, code from code_reason_placed_ceased_ever
union
select 'sex_adoptr' as code_set, code from code_sex_adoptr_ever
union
select 'ls_adoptr' as code_set, code from code_ls_adoptr_ever
union
select 'prev_perm' as code_set, code from code_prev_perm_ever
union
select 'la_perm' as code_set, code from code_la_perm_ever
union
select 'sw_reason' as code_set, code from code_sw_reason_ever
union
select code_set, code
from (values
  ('reason_placed_ceased', 'IGNORE'), ('sex_adoptr', 'IGNORE'), ('ls_adoptr', 'IGNORE'), ('prev_perm', 'IGNORE'), ('la_perm', 'IGNORE'),
  ('sw_reason', 'IGNORE'), ('worker_role', 'ALLOCATED_SW'), ('worker_role', 'OTHER'), ('worker_role', 'IGNORE')
) as plans_and_workers(code_set, code)
union
select code_set, code
from (values
  ('legal_status', 'NOT_LAC'), ('legal_status', 'IGNORE'),
  ('placement', 'IGNORE'), ('placement_provider', 'IGNORE'), ('placement_change', 'IGNORE'),
  ('end_reason', 'IGNORE'), ('need', 'IGNORE'), ('review_code', 'IGNORE'), ('ethnic', 'IGNORE'), ('missing', 'IGNORE'),
  ('asylum', 'UASC'), ('asylum', 'NOT_UASC'),
  ('address', 'HOME'), ('address', 'PLACEMENT'), ('address', 'OTHER'), ('address', 'NO_FIXED'),
  ('temporary', 'HOSPITAL'), ('temporary', 'CHILD_HOLIDAY'), ('temporary', 'CARER_HOLIDAY'), ('temporary', 'OTHER')
) as w(code_set, code)
