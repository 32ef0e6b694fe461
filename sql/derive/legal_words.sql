-- model:  legal_words
-- about:  legal status texts whose words leave one meaning: a placement order together with a care order, or something that does not make a child looked after and names nothing that does
-- grain:  field, value
with texts as (
  select field, value, regexp_replace(normal, '[^A-Z0-9]+', ' ', 'g') as words
  from local_value
  where code_set = 'legal_status'
),
read_texts as (
  select field, value,
    case
      when regexp_like(words, '(REVOK|DISCHARG|APPLICATION|APPLIED|PENDING|REFUSED|EXPIRED|WITHDRAWN)') then null
      when regexp_like(words, 'PLACEMENT ORDER') and regexp_like(words, 'CARE ORDER') then 'E1'
      when regexp_like(words, '(CARE ORDER|PLACEMENT ORDER|FREEING|ACCOMMODAT|SECTION 20|(^| )S ?20( |$)|REMAND|POLICE|EMERGENCY|ASSESSMENT ORDER|SHORT BREAK|SHORT TERM BREAK|RESPITE|PACE|YOUTH REHAB|LOOKED AFTER)') then null
      when regexp_like(words, '(SPECIAL GUARDIAN|(^| )SGO( |$)|CHILD ARRANGEMENT|RESIDENCE ORDER|CARE LEAVER|LEAVING CARE|FORMER RELEVANT|PRIVATE FOSTER|PRIVATELY FOSTER|SECTION 17|(^| )S ?17( |$)|SECTION 47|(^| )S ?47( |$)|CHILD IN NEED|CHILDREN IN NEED|CHILD PROTECTION|WARD OF COURT|WARDSHIP|SUPERVISION ORDER|FAMILY ASSISTANCE|STAYING PUT)') then 'NOT_LAC'
    end as code
  from texts
)
select field, value, code
from read_texts
where code is not null
