-- model:  oc2_row
-- about:  the yes-or-no items of each child side by side
-- grain:  person_id
select person_id,
  max(case when item = 'convicted' then value end) as convicted,
  max(case when item = 'health_check' then value end) as health_check,
  max(case when item = 'immunisations' then value end) as immunisations,
  max(case when item = 'teeth_check' then value end) as teeth_check,
  max(case when item = 'health_assessment' then value end) as health_assessment,
  max(case when item = 'substance_misuse' then value end) as substance_misuse,
  bool_or(code_mapped) as code_mapped
from oc2_item
group by person_id
