-- model:  blocked_person
-- about:  each blocked person once
-- grain:  person_id
select distinct person_id from blocked
