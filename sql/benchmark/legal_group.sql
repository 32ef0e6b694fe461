-- model:  legal_group
-- about:  the codes of legal status as published: emergency protection and youth justice
--     together, every other code alone; short breaks are not among them; only groups that the
--     collection year has
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
        when e.code in ('L1', 'L2', 'L3') then 'protection'
        when e.code in ('J1', 'J2', 'J3') then 'youth_justice'
        else e.code
      end as code_group,
      y.code is not null as in_year
    from (select distinct code from code_legal_status_ever where code not in ('V3', 'V4')) e
    left join (select distinct code from code_legal_status) y on y.code = e.code
  ) c
) g
where g.group_in_year = 1
