-- model:  oc2
-- about:  the health module: children looked after the whole year, with checks, convictions, substance misuse and the questionnaire; nothing is taken for a no unless its table came whole
-- grain:  row_number
select
  cast(row_number() over (order by c.child, c.person_row) as bigint) as row_number,
  c.child,
  c.dob,
  to_char(c.dob, '%d/%m/%Y') as dob_raw,
  q.sdq_score,
  q.sdq_reason,
  r.convicted,
  r.health_check,
  r.immunisations,
  r.teeth_check,
  r.health_assessment,
  r.substance_misuse,
  case when r.substance_misuse = '1' then h.intervention_received end as intervention_received,
  case when r.substance_misuse = '1' then h.intervention_offered end as intervention_offered,
  c.provisional,
  coalesce(q.code_mapped, false) or r.code_mapped or coalesce(h.code_mapped, false) as code_mapped,
  c.person_id
from oc2_child c
join oc2_row r on r.person_id = c.person_id
left join oc2_sdq q on q.person_id = c.person_id
left join oc2_help h on h.person_id = c.person_id
