-- model:  person_alias
-- about:  every number a table may use for a person (warehouse number, or the older one where it names one person only) and the person meant
-- grain:  id_kind, any_id
select 'person' as id_kind, s.any_person_id as any_id, s.person_id, r.left_out
from person_survivor s
join person_row r on r.person_id = s.person_id
union all
select 'legacy' as id_kind, r.legacy_id as any_id, min(s.person_id) as person_id, bool_and(v.left_out) as left_out
from person_row r
join person_survivor s on s.any_person_id = r.person_id
join person_row v on v.person_id = s.person_id
where r.legacy_id is not null
group by r.legacy_id
having count(distinct s.person_id) = 1
