-- model:  person_survivor
-- about:  the record that survives the merging of duplicate records, at most three merges in a row
-- grain:  any_person_id
select
  p.person_id as any_person_id,
  case when b.person_id = p.person_id then least(p.person_id, a.person_id)
       else coalesce(c.person_id, b.person_id, a.person_id, p.person_id) end as person_id
from person_row p
left join person_row a on a.person_id = p.merged_into
left join person_row b on b.person_id = a.merged_into
left join person_row c on c.person_id = b.merged_into
