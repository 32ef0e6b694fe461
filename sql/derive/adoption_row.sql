-- model:  adoption_row
-- about:  adoption plans as they stood on the as-at day: what is decided, matched or reversed later is not there yet
-- grain:  source_row
-- params: as_at, period_end
with clock as (
  select least(cast($as_at as date), cast($period_end as date)) as today
)
select
  r.row_number as source_row,
  coalesce(l.person_id, r.perm_person_id) as person_id,
  coalesce(r.perm_decision_sequence, 0) as sequence,
  case when r.perm_adm_decision_date <= c.today then r.perm_adm_decision_date end as decided_on,
  coalesce(r.perm_adm_decision_date > c.today, false) as decided_later,
  r.perm_adm_decision_date is null and r.perm_adm_decision_date_raw is not null as decided_unreadable,
  case when r.perm_decision_reversed_date <= c.today then r.perm_decision_reversed_date end as reversed_on,
  r.perm_decision_reversed_date is null and r.perm_decision_reversed_date_raw is not null as reversed_unreadable,
  case when coalesce(r.perm_decision_reversed_date > c.today, false) then null else nullif(d.code, 'IGNORE') end as reversed_reason,
  case when coalesce(r.perm_decision_reversed_date > c.today, false) then null else r.perm_decision_reversed_reason end as reversed_value,
  d.code_map_row as reversed_map_row,
  coalesce(d.how <> 'code', false) as reversed_mapped,
  case when r.perm_matched_date <= c.today then r.perm_matched_date end as matched_on,
  case when r.perm_placed_for_adoption_date <= c.today then r.perm_placed_for_adoption_date end as placed_on,
  case when r.perm_placement_order_date <= c.today then r.perm_placement_order_date end as placement_order_on,
  nullif(f.code, 'IGNORE') as by_carer,
  f.code_map_row as by_carer_map_row,
  case when r.perm_number_of_adopters in (1, 2) then cast(r.perm_number_of_adopters as varchar) end as adopters,
  nullif(s.code, 'IGNORE') as sex,
  s.code_map_row as sex_map_row,
  nullif(t.code, 'IGNORE') as status,
  t.code_map_row as status_map_row,
  coalesce(f.how = 'code_map', false) or coalesce(s.how <> 'code', false) or coalesce(t.how <> 'code', false) as code_mapped,
  r.perm_permanence_order_date as order_on,
  coalesce(upper(r.perm_permanence_order_type) like '%ADOPT%', false) as adoption_order
from ssd_permanence r
left join person_link l on l.table_name = 'ssd_permanence' and l.any_id = r.perm_person_id
left join value_now d on d.field = 'ssd_permanence.perm_decision_reversed_reason' and d.value = r.perm_decision_reversed_reason
left join value_now f on f.field = 'ssd_permanence.perm_adopted_by_carer_flag' and f.value = r.perm_adopted_by_carer_flag
left join value_now s on s.field = 'ssd_permanence.perm_adopter_sex' and s.value = r.perm_adopter_sex
left join value_now t on t.field = 'ssd_permanence.perm_adopter_legal_status' and t.value = r.perm_adopter_legal_status
cross join clock c
where r.perm_person_id is not null and l.left_out is not true
