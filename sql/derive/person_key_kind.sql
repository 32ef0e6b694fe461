-- model:  person_key_kind
-- about:  which of the two person numbers a table uses: the warehouse number unless fewer than 95 in 100 are known and the older number fits 95 in 100
-- grain:  table_name
select
  k.table_name,
  count(*) as ids,
  count(p.person_id) as ids_on_person,
  count(g.person_id) as ids_on_legacy,
  case when count(p.person_id) * 100 < count(*) * 95 and count(g.person_id) * 100 >= count(*) * 95
       then 'legacy' else 'person' end as id_kind
from person_key k
left join person_alias p on p.id_kind = 'person' and p.any_id = k.any_id
left join person_alias g on g.id_kind = 'legacy' and g.any_id = k.any_id
group by k.table_name
