-- model:  ceased_group
-- about:  the codes of the reason care ended: adoption, special guardianship and
--     independent living together, every other code alone; only groups that the collection year has
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
        when e.code in ('E11', 'E12') then 'adopted'
        when e.code in ('E43', 'E44', 'E45', 'E46', 'E47', 'E48') then 'special_guardianship'
        when e.code in ('E5', 'E6') then 'independent_living'
        else e.code
      end as code_group,
      y.code is not null as in_year
    from (select distinct code from code_end_reason_ever where code <> 'X1') e
    left join (select distinct code from code_end_reason) y on y.code = e.code
  ) c
) g
where g.group_in_year = 1
