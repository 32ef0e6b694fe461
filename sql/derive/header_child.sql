-- model:  header_child
-- about:  everyone the header must name: children with an episode in the year, care leavers with a row of their own, and missing rows of children in neither
-- grain:  person_id
select e.person_id from year_child e
union
select p.person_id
from oc3 o
join person p on p.child = o.child
left anti join blocked_person b on b.person_id = p.person_id
union
select m.person_id from missing_in_year m
