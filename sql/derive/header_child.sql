-- model:  header_child
-- about:  everyone the header must name
-- grain:  person_id
select e.person_id from year_child e
union
select o.person_id from oc3 o where o.person_id is not null
union
select m.person_id from missing_in_year m
