-- model:  substance_evidence
-- about:  what each row says about substance misuse in the year: yes, or that it cannot be told
-- grain:  source_row
select 'substance_misuse' as item, person_id, source_row, day, code_map_row, code_mapped,
  case when day is null then 'unknown'
       when substance_blank and coalesce(received <> 'Y', true) and coalesce(offered <> 'Y', true) then 'unknown'
       else 'yes' end as says,
  case when day is null then 'substance_without_date'
       when substance_blank and coalesce(received <> 'Y', true) and coalesce(offered <> 'Y', true) then 'substance_not_named' end as doubt
from substance_row
