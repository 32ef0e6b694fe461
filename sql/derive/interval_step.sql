-- model:  interval_step
-- about:  each stretch beside the one that ends where it begins, in the same period of care
-- grain:  person_id, poc_start, cut_start
select
  s.person_id, s.poc_start, s.cut_start, s.cut_end, s.ls, s.legal_row, s.placement_row, s.use_row,
  s.place, s.provider, s.urn, s.postcode, s.placement_id, s.version, s.carer_id, s.is_temporary,
  b.cut_start as before_cut,
  b.ls as before_ls,
  b.use_row as before_use_row,
  b.place as before_place,
  b.provider as before_provider,
  b.urn as before_urn,
  b.postcode as before_postcode,
  b.placement_id as before_placement_id,
  b.version as before_version,
  b.carer_id as before_carer_id,
  b.change_code as before_change_code,
  b.is_temporary as before_is_temporary
from interval_value s
left join interval_value b on b.person_id = s.person_id and b.poc_start = s.poc_start and b.cut_end = s.cut_start
