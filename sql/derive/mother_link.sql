-- model:  mother_link
-- about:  mothers and their children; of two people the older is the mother, whichever way round the row was loaded
-- grain:  source_row
with rows_read as (
  select
    r.row_number as source_row,
    coalesce(a.person_id, r.moth_person_id) as one_id,
    coalesce(b.person_id, r.moth_childs_person_id) as other_id,
    r.moth_childs_dob as other_dob
  from ssd_mother r
  left join person_link a on a.table_name = 'ssd_mother' and a.any_id = r.moth_person_id
  left join person_link b on b.table_name = 'ssd_mother.child' and b.any_id = r.moth_childs_person_id
  where r.moth_person_id is not null
),
dated as (
  select r.source_row, r.one_id, r.other_id, p.dob as one_dob, coalesce(c.dob, r.other_dob) as other_dob,
    coalesce(r.other_dob, c.dob) as given_dob
  from rows_read r
  left join person p on p.person_id = r.one_id
  left join person c on c.person_id = r.other_id
)
select
  source_row,
  case when other_dob < one_dob and other_id is not null then other_id else one_id end as mother_id,
  case when other_dob < one_dob and other_id is not null then one_id else other_id end as child_id,
  case when other_dob < one_dob and other_id is not null then one_dob else given_dob end as child_dob,
  coalesce(other_dob < one_dob and other_id is not null, false) as turned
from dated
