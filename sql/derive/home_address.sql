-- model:  home_address
-- about:  the home address of each period of care: in force the day before it starts; else beginning that day; else, under 28 days old, the mother's that day
-- grain:  person_id, poc_start
with own as (
  select p.person_id, p.poc_start, a.source_row, a.postcode, a.start_date, a.kind_rank,
    case when a.start_date < p.poc_start then 1 else 2 end as choice
  from period_of_care p
  join address_row a on a.person_id = p.person_id
    and a.start_date <= p.poc_start
    and (a.end_date >= cast(p.poc_start - interval '1 day' as date))
),
mothers as (
  select p.person_id, p.poc_start, a.source_row, a.postcode, a.start_date, a.kind_rank, 3 as choice
  from period_of_care p
  join person c on c.person_id = p.person_id and cast(c.dob + interval '28 days' as date) > p.poc_start
  join mother_link m on m.child_id = p.person_id
  join address_row a on a.person_id = m.mother_id
    and a.start_date <= p.poc_start and a.end_date >= p.poc_start
),
every_one as (
  select person_id, poc_start, source_row, postcode, start_date, kind_rank, choice from own
  union all
  select person_id, poc_start, source_row, postcode, start_date, kind_rank, choice from mothers
)
select person_id, poc_start, source_row, postcode,
  case choice when 1 then 'home:day_before' when 2 then 'home:starting_day' else 'home:mother' end as decided
from every_one
qualify row_number() over (partition by person_id, poc_start order by choice, kind_rank, start_date desc, source_row desc) = 1
