-- model:  interval_value
-- about:  each stretch with what the return says of its placement; short breaks carry no postcode and no registration number
-- grain:  person_id, poc_start, cut_start
select
  i.person_id, i.poc_start, i.cut_start, i.cut_end, i.ls, i.legal_row, i.placement_row, i.repaired, i.gap_filled,
  s.use_row, s.main_row, s.kind, s.place, s.provider,
  case when i.ls in ('V3', 'V4') then null else s.urn end as urn,
  case when i.ls in ('V3', 'V4') then null else s.postcode end as postcode,
  s.placement_id, s.version, s.carer_id, s.is_temporary, s.change_code, s.change_map_row, s.type_map_row, s.recoded
from interval_state i
join placement_state s on s.person_id = i.person_id and s.poc_start = i.poc_start and s.source_row = i.placement_row
where i.ls is not null
