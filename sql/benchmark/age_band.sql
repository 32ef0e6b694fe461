-- model:  age_band
-- about:  the bands of completed years that the setting age_bands begins, the last one open
-- grain:  from_age
select
  case
    when b.below_age is null then concat(cast(b.from_age as varchar), '+')
    when b.from_age = 0 and b.below_age = 1 then 'under_1'
    when b.below_age = b.from_age + 1 then cast(b.from_age as varchar)
    else concat(cast(b.from_age as varchar), '-', cast(b.below_age - 1 as varchar))
  end as band,
  b.from_age,
  b.below_age
from (
  select a.from_age, lead(a.from_age) over (order by a.from_age) as below_age
  from (
    select distinct try_cast(s.value as bigint) as from_age
    from setting_age_bands s
  ) a
  where a.from_age is not null
) b
