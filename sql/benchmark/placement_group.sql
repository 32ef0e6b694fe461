-- model:  placement_group
-- about:  the codes of placement type in published groups; a code that fits none stands
--     alone; only groups that the collection year has, so that a group goes and comes with the
--     year's code list
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
        when e.code in ('U1', 'U2', 'U3') then 'fostering_kin'
        when e.code in ('U4', 'U5', 'U6') then 'fostering_other'
        when e.code in ('A3', 'A4', 'A5', 'A6') then 'adoption'
        when e.code = 'P1' then 'parents'
        when e.code = 'K1' then 'secure_home'
        when e.code = 'K2' then 'childrens_home'
        when e.code in ('K3', 'H5') then 'supported_accommodation'
        when e.code = 'P2' then 'independent_living'
        when e.code = 'P3' then 'residential_employment'
        when e.code in ('R1', 'R2', 'R3', 'R5') then 'other_residential'
        when e.code = 'S1' then 'residential_school'
        when e.code in ('T0', 'T1', 'T2', 'T3', 'T4') then 'temporary'
        when e.code in ('Z1', 'Z11', 'Z12', 'Z13', 'Z14') then 'other'
        else e.code
      end as code_group,
      y.code is not null as in_year
    from (select distinct code from code_placement_ever) e
    left join (select distinct code from code_placement) y on y.code = e.code
  ) c
) g
where g.group_in_year = 1
