-- model:  known_code
-- about:  every code that a local value may be, by code set, whatever its years; and the words the code map may use that are not codes of the return
-- grain:  code_set, code
select 'legal_status' as code_set, code from code_legal_status_ever
union
select 'placement' as code_set, code from code_placement_ever
union
select 'placement_provider' as code_set, code from code_placement_provider_ever
union
select 'placement_change' as code_set, code from code_placement_change_ever
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
select code_set, code
from (values
  ('legal_status', 'NOT_LAC'), ('legal_status', 'IGNORE'),
  ('placement', 'IGNORE'), ('placement_provider', 'IGNORE'), ('placement_change', 'IGNORE'),
  ('end_reason', 'IGNORE'), ('need', 'IGNORE'), ('review_code', 'IGNORE'), ('ethnic', 'IGNORE'), ('missing', 'IGNORE'),
  ('asylum', 'UASC'), ('asylum', 'NOT_UASC'),
  ('address', 'HOME'), ('address', 'PLACEMENT'), ('address', 'OTHER'), ('address', 'NO_FIXED'),
  ('temporary', 'HOSPITAL'), ('temporary', 'CHILD_HOLIDAY'), ('temporary', 'CARER_HOLIDAY'), ('temporary', 'OTHER')
) as w(code_set, code)
