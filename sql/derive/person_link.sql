-- model:  person_link
-- about:  the person meant by each number in each case table; a number nobody has stands for itself
-- grain:  table_name, any_id
select
  k.table_name,
  k.any_id,
  coalesce(a.person_id, k.any_id) as person_id,
  coalesce(a.left_out, false) as left_out
from person_key k
join person_key_kind d on d.table_name = k.table_name
left join person_alias a on a.id_kind = d.id_kind and a.any_id = k.any_id
