-- model:  placement_typed
-- about:  placement rows with the placement code of the collection year: retired codes are renamed in place where the facts allow it, and temporary stays are told apart
-- grain:  source_row
-- params: as_at, collection_year, period_end
-- long:   the columns of a placement are passed on one by one
with temporary as (
  select
    m.source_row,
    coalesce(m.type_code in ('T0', 'T1', 'T2', 'T3', 'T4')
      or m.marked_temporary
      or (m.marked_temporary is null and (m.temporary_code is not null or m.main_placement_id is not null)), false) as is_stay,
    case when m.type_code in ('T0', 'T1', 'T2', 'T3', 'T4') then m.type_code
         when m.temporary_code = 'HOSPITAL' then 'T1'
         when m.temporary_code = 'CHILD_HOLIDAY' then 'T2'
         when m.temporary_code = 'CARER_HOLIDAY' then 'T3'
         when m.temporary_code = 'OTHER' then 'T4'
         else 'T0' end as stay_code,
    coalesce(w.renamed_to, '') as renamed_to,
    coalesce(m.end_date, least(cast($as_at as date), cast($period_end as date))) - m.start_date as days
  from placement_mapped m
  left join placement_renamed w on w.person_id = m.person_id and w.placement_id = m.placement_id and w.old_code = m.type_code
)
select
  m.source_row, m.person_id, m.placement_id, m.version, m.start_date, m.recorded_end, m.end_date,
  case when m.type_code = 'H5' and cast($collection_year as bigint) >= 2025 and (m.urn is not null or t.renamed_to <> '') then 'K3'
       when m.type_code = 'K3' and cast($collection_year as bigint) <= 2024 then 'H5'
       when m.type_code = 'Z1' and cast($collection_year as bigint) >= 2026 and m.other_code in ('Z11', 'Z12', 'Z13', 'Z14') then m.other_code
       when m.type_code = 'Z1' and cast($collection_year as bigint) >= 2026 and t.renamed_to <> '' then t.renamed_to
       when m.type_code in ('Z11', 'Z12', 'Z13', 'Z14') and cast($collection_year as bigint) <= 2025 then 'Z1'
       else m.type_code end as place,
  coalesce((m.type_code = 'H5' and cast($collection_year as bigint) >= 2025 and (m.urn is not null or t.renamed_to <> ''))
    or (m.type_code = 'K3' and cast($collection_year as bigint) <= 2024)
    or (m.type_code = 'Z1' and cast($collection_year as bigint) >= 2026 and (coalesce(m.other_code in ('Z11', 'Z12', 'Z13', 'Z14'), false) or t.renamed_to <> ''))
    or (m.type_code in ('Z11', 'Z12', 'Z13', 'Z14') and cast($collection_year as bigint) <= 2025), false) as renamed,
  coalesce((m.type_code = 'H5' and cast($collection_year as bigint) >= 2025 and m.urn is null and t.renamed_to = '')
    or (m.type_code = 'P2' and cast($collection_year as bigint) >= 2024 and coalesce(m.recorded_end, date '9999-12-31') > date '2023-10-28')
    or (m.type_code = 'Z1' and cast($collection_year as bigint) >= 2026 and coalesce(m.other_code not in ('Z11', 'Z12', 'Z13', 'Z14'), true) and t.renamed_to = ''), false) as retired_kept,
  m.type_code, m.type_map_row, m.type_how, m.type_value,
  m.provider_code, m.provider_map_row, m.provider_value,
  m.change_code, m.change_value, m.change_map_row,
  m.urn, m.urn_value,
  case when regexp_like(m.postcode_text, '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$') and m.postcode_text not like 'ZZ99%'
       then left(m.postcode_text, cast(length(m.postcode_text) - 3 as bigint)) || ' ' || right(m.postcode_text, 3)
       when length(m.postcode_text) <= 4 or regexp_like(m.postcode_text, '^(X+|Z+|ZZ99.*|NOPOSTCODE.*|NOFIXED.*|UNKNOWN|NONE)$') then null
       else m.postcode_text end as postcode,
  m.postcode_value, m.carer_id, m.main_placement_id,
  -- over 7 days only a hospital or a holiday is a temporary stay; without a reason the real type has to be known
  t.is_stay and not (t.days > 7 and (
    (t.stay_code = 'T4' and (m.type_code is null or m.type_code not like 'T%'))
    or (t.stay_code = 'T0' and m.temporary_code is null and m.type_code is not null and m.type_code not like 'T%'))) as is_stay,
  t.is_stay as is_marked,
  t.days,
  case when t.is_stay then t.stay_code end as stay_code,
  t.is_stay and (t.stay_code = 'T1' or (t.stay_code = 'T0' and coalesce(m.temporary_code = 'HOSPITAL', false))) as is_hospital,
  m.end_unreadable
from placement_mapped m
join temporary t on t.source_row = m.source_row
