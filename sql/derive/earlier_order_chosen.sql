-- model:  earlier_order_chosen
-- about:  the answer given for each start of care: that of its own period of care, else one that names no period; of several the last that was filled in
-- grain:  person_id
with numbered as (
  select distinct person_id from period_row where period_id is not null
),
fitting as (
  select b.person_id, b.decom, b.first_decom, o.source_row, o.option, o.option_value, o.option_map_row, o.option_mapped,
    o.authority, o.authority_value, o.authority_map_row, o.authority_mapped, o.date_perm, o.date_value, o.latest_day,
    case when c.period_id is not null then 0 else 1 end as distance
  from care_begun b
  join earlier_order o on o.person_id = b.person_id
  left join care_number c on c.person_id = b.person_id and c.period_id = o.period_id
  left join numbered n on n.person_id = b.person_id
  where c.period_id is not null or o.period_id is null or n.person_id is null
)
select person_id, decom, first_decom, source_row, option, option_value, option_map_row,
  case when option = 'P4' and authority_value is null then '999' when option <> 'Z1' then authority end as la_perm,
  case when option = 'P4' and date_value is null then 'zz/zz/zzzz' when option <> 'Z1' then date_perm end as date_perm,
  authority, authority_value, authority_map_row, date_value, latest_day,
  option_mapped or (authority_mapped and option <> 'Z1') as code_mapped,
  count(*) over (partition by person_id, distance) as answers
from fitting
qualify row_number() over (partition by person_id order by distance, case when option_value is null then 1 else 0 end, source_row desc) = 1
