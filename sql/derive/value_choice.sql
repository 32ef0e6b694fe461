-- model:  value_choice
-- about:  every meaning a local value could be given, best first: the authority's map, a code as it stands, a shipped label, a code found inside the text, words that can mean only one thing
-- grain:  field, value, choice_rank, code, valid_from, choice_row
select v.field, v.value, 10 + m.system_rank as choice_rank, m.code, m.valid_from, m.valid_to, 'code_map' as how, m.code_map_row as choice_row
from local_value v
join code_map m on m.normal = v.normal and (m.field = v.field or m.field = split_part(v.field, '.', 2))
union all
select v.field, v.value, 20 as choice_rank, k.code, date '1800-01-01' as valid_from, date '9999-12-30' as valid_to, 'code' as how, cast(0 as bigint) as choice_row
from local_value v
join known_code k on k.code_set = v.code_set and k.code = v.normal
union all
select distinct v.field, v.value, 30 as choice_rank, s.dfe_code as code, date '1800-01-01' as valid_from, date '9999-12-30' as valid_to, 'label' as how, cast(0 as bigint) as choice_row
from local_value v
join code_map_seed s on s.field = v.code_set and s.local_value = v.normal
union all
select t.field, t.value, 40 as choice_rank, min(t.token) as code, date '1800-01-01' as valid_from, date '9999-12-30' as valid_to, 'code_in_text' as how, cast(0 as bigint) as choice_row
from local_token t
group by t.field, t.value
having count(*) = 1
union all
select field, value, 50 as choice_rank, code, date '1800-01-01' as valid_from, date '9999-12-30' as valid_to, 'words' as how, cast(0 as bigint) as choice_row
from legal_words
