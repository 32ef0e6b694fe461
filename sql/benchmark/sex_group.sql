-- model:  sex_group
-- about:  the codes of sex, those up to 2023-24 under the letters used since; only groups
--     that the collection year has
-- grain:  code
select g.code, g.code_group
from (
  select
    c.code, c.code_group,
    max(case when c.in_year then 1 else 0 end) over (partition by c.code_group) as group_in_year
  from (
    select
      e.code,
      case e.code
        when '1' then 'M'
        when '2' then 'F'
        else e.code
      end as code_group,
      y.code is not null as in_year
    from (select distinct code from code_sex_ever) e
    left join (select distinct code from code_sex) y on y.code = e.code
  ) c
) g
where g.group_in_year = 1
