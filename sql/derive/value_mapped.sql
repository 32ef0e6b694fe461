-- model:  value_mapped
-- about:  what a local value means, from a day up to but not including another
-- grain:  field, value, cut_from
select
  c.field, c.value, c.cut_from, c.cut_to, v.code, v.how,
  case when v.how = 'code_map' then v.choice_row end as code_map_row
from value_cut c
join value_choice v on v.field = c.field and v.value = c.value
  and v.valid_from <= c.cut_from and v.valid_to >= c.cut_from
qualify row_number() over (partition by c.field, c.value, c.cut_from order by v.choice_rank, v.valid_from desc, v.code, v.choice_row) = 1
