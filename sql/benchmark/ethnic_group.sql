-- model:  ethnic_group
-- about:  the codes of ethnic origin in their major groups; a code that fits none stands
--     alone
-- grain:  code
select g.code, g.code_group
from (
  select
    c.code, c.code_group,
    max(case when c.in_year then 1 else 0 end) over (partition by c.code_group) as group_in_year
  from (
    select
      e.code,
      case
        when e.code in ('REFU', 'NOBT') then 'not_stated'
        when e.code = 'CHNE' then 'asian'
        when substr(e.code, 1, 1) = 'W' then 'white'
        when substr(e.code, 1, 1) = 'M' then 'mixed'
        when substr(e.code, 1, 1) = 'A' then 'asian'
        when substr(e.code, 1, 1) = 'B' then 'black'
        when substr(e.code, 1, 1) = 'O' then 'other'
        else e.code
      end as code_group,
      y.code is not null as in_year
    from (select distinct code from code_ethnic_ever) e
    left join (select distinct code from code_ethnic) y on y.code = e.code
  ) c
) g
where g.group_in_year = 1
