-- model:  legal_words
-- about:  legal status texts that name a placement order together with a care order: the placement order is what the return wants
-- grain:  field, value
with texts as (
  select field, value, regexp_replace(normal, '[^A-Z0-9]+', ' ', 'g') as words
  from local_value
  where code_set = 'legal_status'
)
select field, value, 'E1' as code
from texts
where regexp_like(words, 'PLACEMENT ORDER') and regexp_like(words, 'CARE ORDER')
  and not regexp_like(words, '(REVOK|DISCHARG|APPLICATION|APPLIED|PENDING|REFUSED|EXPIRED|WITHDRAWN|(^| )NO( |$)|(^| )NOT( |$))')
