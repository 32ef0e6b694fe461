-- model:  mother_in_care
-- about:  whether a girl in care, other than for short breaks only, is a mother, and when her first child was born; a child born after she left care or after the as-at day does not count
-- grain:  person_id
with counted as (
  select person_id, count(*) as children, sum(case when in_time then 1 else 0 end) as in_time,
    min(case when in_time then child_dob end) as first_birth
  from mother_birth
  group by person_id
),
first_row as (
  select person_id, birth_row
  from mother_birth
  where in_time
  qualify row_number() over (partition by person_id order by child_dob nulls last, birth_row) = 1
),
girls as (
  select y.person_id, c.in_time, c.children, c.first_birth, f.birth_row, s.source_row as person_row,
    coalesce(upper(r.pers_is_mother) in ('Y', 'YES', '1', 'TRUE'), false) as flagged
  from year_child y
  join person_code s on s.person_id = y.person_id and s.female
  join ssd_person r on r.row_number = s.source_row
  left join counted c on c.person_id = y.person_id
  left join first_row f on f.person_id = y.person_id
  where y.beyond_short_breaks
)
select person_id,
  case when coalesce(in_time, 0) > 0 or (flagged and coalesce(children, 0) = 0) then '1' else '0' end as mother,
  first_birth as mc_dob,
  birth_row, person_row,
  case when coalesce(in_time, 0) > 0 then 'mother:child_known'
       when flagged and coalesce(children, 0) = 0 then 'mother:flag'
       when coalesce(children, 0) > 0 then 'mother:child_born_later'
       else 'mother:none_known' end as decided
from girls
