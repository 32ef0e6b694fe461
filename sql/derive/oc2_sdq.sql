-- model:  oc2_sdq
-- about:  the score of the latest usable form, else the latest reason for having none; forms known to be the carer's first
-- grain:  person_id
select person_id, source_row, code_map_row,
  cast(score as varchar) as sdq_score,
  case when score is null then reason end as sdq_reason,
  case when score is not null then 'sdq:score' else 'sdq:reason' end as decided,
  score is null and code_mapped as code_mapped
from sdq_form
where score is not null or reason is not null
qualify row_number() over (partition by person_id
  order by case when score is not null then 0 else 1 end, respondent_blank, day desc, try_cast(source_id as bigint) desc nulls last, source_id desc, source_row desc) = 1
