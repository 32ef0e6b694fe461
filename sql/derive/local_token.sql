-- model:  local_token
-- about:  pieces of a local value that look like a code: before a dash, colon or bracket, inside brackets, or a letter-and-digit code at either end
-- grain:  field, value, token
with pieces as (
  select field, code_set, value, regexp_match(normal, '^([A-Z0-9_]{2,6})\s*[-:=\[(]') as found from local_value
  union all
  select field, code_set, value, regexp_match(normal, '[\[(]\s*([A-Z0-9_]{2,6})\s*[\])]') as found from local_value
  union all
  select field, code_set, value, regexp_match(normal, '^([A-Z]{1,2}[0-9]{1,2}[A-Z]?)(?:[^A-Z0-9]|$)') as found from local_value
  union all
  select field, code_set, value, regexp_match(normal, '(?:^|[^A-Z0-9])([A-Z]{1,2}[0-9]{1,2}[A-Z]?)$') as found from local_value
)
select distinct p.field, p.value, p.found[1] as token
from pieces p
join known_code k on k.code_set = p.code_set and k.code = p.found[1]
