-- model:  person_link
-- about:  the person meant by each number in each case table; a number nobody has stands for itself; people left out are test records, unborn children and numbers with more than 2,000 rows in a timeline table
-- grain:  table_name, any_id
with linked as (
  select
    k.table_name, k.any_id, k.n,
    coalesce(a.person_id, k.any_id) as person_id,
    coalesce(a.left_out, false) as left_out
  from person_key k
  join person_key_kind d on d.table_name = k.table_name
  left join person_alias a on a.id_kind = d.id_kind and a.any_id = k.any_id
),
counted as (
  select table_name, any_id, person_id, left_out,
    table_name in ('ext_cla_period_of_care', 'ssd_legal_status', 'ssd_cla_placement', 'ssd_address', 'ssd_missing')
      and sum(n) over (partition by table_name, person_id) > 2000 as crowded
  from linked
)
select table_name, any_id, person_id,
  left_out or bool_or(crowded) over (partition by person_id) as left_out,
  crowded
from counted
