-- model:  authority_name
-- about:  authority names that stand for one code only, without the words a council may leave out
-- grain:  name
with named as (
  select code,
    regexp_replace(regexp_replace(replace(regexp_replace(upper(label), '\(.*\)', '', 'g'), '&', ' AND '),
      '\b(THE|LONDON BOROUGH|ROYAL BOROUGH|BOROUGH|METROPOLITAN|DISTRICT|CITY|COUNTY|COUNCIL|UNITARY|AUTHORITY|OF|UPON|MBC|LBC|CC)\b', '', 'g'), '[^A-Z]', '', 'g') as name
  from code_la_perm_ever
)
select name, min(code) as code
from named
where name <> ''
group by name
having count(distinct code) = 1
