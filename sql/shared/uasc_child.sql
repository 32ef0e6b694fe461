-- model:  uasc_child
-- about:  the unaccompanied asylum-seeking children of this year and of last year, from the header; where a year has
--    no header, the children of its UASC table who have anything beside their identifier
-- grain:  child, source
select distinct f.child, 'this_year' as source
from header_uasc f
where f.uasc = '1'
  and f.child is not null
union
select distinct u.child, 'this_year'
from uasc u
where u.child is not null
  and (u.sex is not null or u.dob_raw is not null or u.duc_raw is not null)
  and not exists (select 1 from given g where g.table_name = 'header')
union
select distinct f.child, 'last_year'
from header_uasc_last f
where f.uasc = '1'
union
select distinct u.child, 'last_year'
from uasc_last u
where u.child is not null
  and (u.sex is not null or u.dob_raw is not null or u.duc_raw is not null)
  and not exists (select 1 from given g where g.table_name = 'header_last')
