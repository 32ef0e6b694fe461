-- model:  stock_person
-- about:  the children of the stock with what their header says of them; age in completed years on
--     the stock day, a birthday on 29 February falling on the 28th in other years; age is null
--     without a date of birth or with one after the day
-- grain:  child
select
  p.child, p.sex, p.ethnic,
  case
    when p.dob is null or p.dob > p.on_date then null
    when p.day_in_year < case
           when p.birthday = 229 and p.this_year % 4 <> 0 then 228
           else p.birthday
         end
      then p.this_year - p.birth_year - 1
    else p.this_year - p.birth_year
  end as age
from (
  select
    s.child, s.on_date, h.sex, h.ethnic, h.dob,
    cast(extract(year from s.on_date) as bigint) as this_year,
    cast(extract(month from s.on_date) * 100 + extract(day from s.on_date) as bigint) as day_in_year,
    cast(extract(year from h.dob) as bigint) as birth_year,
    cast(extract(month from h.dob) * 100 + extract(day from h.dob) as bigint) as birthday
  from stock_child s
  left join header_child h on h.child = s.child
) p
