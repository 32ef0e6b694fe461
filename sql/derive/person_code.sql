-- model:  person_code
-- about:  sex and ethnic group of each person in the codes of the collection year
-- grain:  person_id
-- params: as_at, collection_year, period_end
select
  p.person_id,
  case when cast($collection_year as bigint) >= 2025 then case s.code when '1' then 'M' when '2' then 'F' else s.code end
       else case s.code when 'M' then '1' when 'F' then '2' when 'U' then null else s.code end end as sex,
  case when s.code in ('F', '2') then true when s.code in ('M', '1') then false end as female,
  nullif(e.code, 'IGNORE') as ethnic,
  s.code_map_row as sex_map_row,
  e.code_map_row as ethnic_map_row,
  coalesce(s.how <> 'code', false) or coalesce(e.how <> 'code', false) as code_mapped,
  r.pers_sex as sex_value,
  r.pers_ethnicity as ethnic_value,
  p.source_row
from person p
join ssd_person r on r.row_number = p.source_row
left join value_mapped s on s.field = 'ssd_person.pers_sex' and s.value = r.pers_sex
  and s.cut_from <= least(cast($as_at as date), cast($period_end as date)) and s.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped e on e.field = 'ssd_person.pers_ethnicity' and e.value = r.pers_ethnicity
  and e.cut_from <= least(cast($as_at as date), cast($period_end as date)) and e.cut_to > least(cast($as_at as date), cast($period_end as date))
