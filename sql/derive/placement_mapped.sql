-- model:  placement_mapped
-- about:  placement rows with their codes, closing days in the same-day form, as they stood on the as-at day
-- grain:  source_row
-- params: as_at, period_end
-- long:   a placement is read here once and whole: its dates, its coded columns and what they map to
with dated as (
  select
    r.row_number as source_row,
    coalesce(l.person_id, r.clap_person_id, q.person_id) as person_id,
    r.clap_cla_placement_id as placement_id,
    coalesce(r.clap_placement_version, 0) as version,
    r.clap_cla_placement_start_date as start_date,
    case when c.chosen = 'day_before' then cast(r.clap_cla_placement_end_date + interval '1 day' as date)
         else r.clap_cla_placement_end_date end as recorded_end,
    -- known with the day it is written beside, though the placement may close a day later
    coalesce(r.clap_cla_placement_end_date <= least(cast($as_at as date), cast($period_end as date)), true) as change_known,
    r.clap_cla_placement_type as type_value,
    r.clap_other_placement_code as other_value,
    r.clap_cla_placement_provider as provider_value,
    r.clap_cla_placement_change_reason as change_value,
    r.clap_cla_placement_urn as urn_value,
    r.clap_cla_placement_postcode as postcode_value,
    r.clap_carer_id as carer_id,
    r.clap_is_temporary as marked_temporary,
    r.clap_temporary_reason as temporary_value,
    r.clap_main_placement_id as main_placement_id,
    coalesce(r.clap_dual_registered_adopter, false) as approved_adopter,
    r.clap_cla_placement_end_date is null and r.clap_cla_placement_end_date_raw is not null
      and r.clap_cla_placement_end_date_raw not like '%9999%' and r.clap_cla_placement_end_date_raw not like '%2300%' as end_unreadable
  from ssd_cla_placement r
  left join person_link l on l.table_name = 'ssd_cla_placement' and l.any_id = r.clap_person_id
  left join period_id q on q.period_id = r.clap_cla_id
  left join end_convention c on c.table_name = 'ssd_cla_placement' and c.source_file = r.source_file
  where coalesce(r.clap_person_id, q.person_id) is not null and l.left_out is not true
)
select
  d.source_row, d.person_id, d.placement_id, d.version, d.start_date, d.recorded_end,
  case when d.recorded_end <= least(cast($as_at as date), cast($period_end as date)) then d.recorded_end end as end_date,
  coalesce(t.code, a.code) as type_code,
  case when t.code is not null then t.code_map_row else a.code_map_row end as type_map_row,
  coalesce(t.how, a.how) as type_how,
  d.type_value,
  o.code as other_code,
  nullif(p.code, 'IGNORE') as provider_code,
  p.code_map_row as provider_map_row,
  d.provider_value,
  case when d.change_known then nullif(m.code, 'IGNORE') end as change_code,
  case when d.change_known then d.change_value end as change_value,
  m.code_map_row as change_map_row,
  case when regexp_like(upper(replace(d.urn_value, ' ', '')), '^(SC[0-9]{6}|[0-9]{7}|XXXXXXX)$') then upper(replace(d.urn_value, ' ', '')) end as urn,
  d.urn_value,
  upper(regexp_replace(d.postcode_value, '[\s\u00a0]+', '', 'g')) as postcode_text,
  d.postcode_value,
  d.carer_id,
  d.marked_temporary,
  s.code as temporary_code,
  d.main_placement_id,
  d.approved_adopter,
  d.end_unreadable
from dated d
left join value_mapped t on t.field = 'ssd_cla_placement.clap_cla_placement_type' and t.value = d.type_value
  and t.cut_from <= least(coalesce(d.recorded_end, date '9999-12-31'), cast($as_at as date), cast($period_end as date))
  and t.cut_to > least(coalesce(d.recorded_end, date '9999-12-31'), cast($as_at as date), cast($period_end as date))
left join value_mapped a on a.field = 'ssd_cla_placement.clap_cla_placement_type' and a.value = d.type_value
  and a.cut_from <= least(cast($as_at as date), cast($period_end as date)) and a.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped o on o.field = 'ssd_cla_placement.clap_other_placement_code' and o.value = d.other_value
  and o.cut_from <= least(cast($as_at as date), cast($period_end as date)) and o.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped p on p.field = 'ssd_cla_placement.clap_cla_placement_provider' and p.value = d.provider_value
  and p.cut_from <= least(cast($as_at as date), cast($period_end as date)) and p.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped m on m.field = 'ssd_cla_placement.clap_cla_placement_change_reason' and m.value = d.change_value
  and m.cut_from <= least(cast($as_at as date), cast($period_end as date)) and m.cut_to > least(cast($as_at as date), cast($period_end as date))
left join value_mapped s on s.field = 'ssd_cla_placement.clap_temporary_reason' and s.value = d.temporary_value
  and s.cut_from <= least(cast($as_at as date), cast($period_end as date)) and s.cut_to > least(cast($as_at as date), cast($period_end as date))
where (d.start_date is null or d.start_date <= least(cast($as_at as date), cast($period_end as date)))
  and (coalesce(t.code, a.code, '') <> 'IGNORE')
