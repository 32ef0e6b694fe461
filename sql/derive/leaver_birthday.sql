-- model:  leaver_birthday
-- about:  everyone whose 17th to 25th birthday falls in the year (to the 21st before 2022-23), with the days between which contact counts: about the birthday up to 21, the year from 22 on
-- grain:  person_id
-- params: collection_year, oc3_months_after, oc3_months_before, period_end, period_start
with birthdays as (
  select p.person_id, p.child, p.dob, p.source_row as person_row, p.death_date, a.age, cast(p.dob + a.years as date) as birthday
  from person p
  cross join (values (17, interval '17 years'), (18, interval '18 years'), (19, interval '19 years'), (20, interval '20 years'),
    (21, interval '21 years'), (22, interval '22 years'), (23, interval '23 years'), (24, interval '24 years'), (25, interval '25 years')) as a(age, years)
  where p.child is not null
    and (a.age <= 21 or cast($collection_year as bigint) >= 2023)
)
select person_id, child, dob, person_row, death_date, age, birthday,
  case when age <= 21 then cast(birthday - cast(concat(cast($oc3_months_before as varchar), ' months') as interval) as date) else cast($period_start as date) end as contact_from,
  case when age <= 21 then cast(birthday + cast(concat(cast($oc3_months_after as varchar), ' months') as interval) as date) else cast($period_end as date) end as contact_to
from birthdays
where birthday between cast($period_start as date) and cast($period_end as date)
