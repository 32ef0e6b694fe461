-- model:  person
-- about:  the people who may be in the return, with the CHILD number the return uses and the date of birth (a past estimated date where none is recorded)
-- grain:  person_id
-- params: as_at, child_id_source, period_end
select
  r.person_id,
  upper(case when $child_id_source = 'legacy' then p.pers_legacy_id
             when $child_id_source = 'linked' then i.value
             else p.pers_person_id end) as child,
  coalesce(p.pers_dob, case when p.pers_expected_dob <= least(cast($as_at as date), cast($period_end as date)) then p.pers_expected_dob end) as dob,
  p.pers_dob is null and coalesce(p.pers_expected_dob <= least(cast($as_at as date), cast($period_end as date)), false) as dob_estimated,
  p.pers_death_date as death_date,
  p.row_number as source_row,
  i.source_row as child_id_row
from person_row r
join person_survivor s on s.any_person_id = r.person_id and s.person_id = r.person_id
join ssd_person p on p.row_number = r.source_row
left join linked_identifier i on i.person_id = r.person_id and i.kind = 'child'
where not r.left_out
