-- model:  child_number_fault
-- about:  people who would be in the return but have no CHILD number the return can hold, or share one with somebody else
-- grain:  person_id, reason
-- params: period_start
with wanted as (
  select p.person_id from period_found p where coalesce(p.poc_end >= cast($period_start as date), true)
  union
  select c.clea_person_id as person_id from ssd_care_leavers c where c.clea_person_id is not null
  union
  select c.clct_person_id as person_id from ext_care_leaver_contact c where c.clct_person_id is not null
),
people as (
  select p.person_id, p.child, p.source_row, count(*) over (partition by p.child) as sharing
  from person p
  join wanted w on w.person_id = p.person_id
)
select person_id, source_row,
  case when child is null then 'no_child_number'
       when sharing > 1 then 'child_number_shared'
       else 'child_number_not_allowed' end as reason
from people
where child is null or sharing > 1 or not regexp_like(child, '^[A-Z0-9]{1,20}$')
