-- model:  interval_step
-- about:  each stretch beside the one before it in the same period of care
-- grain:  person_id, poc_start, cut_start
select
  person_id, poc_start, cut_start, cut_end, ls, legal_row, placement_row, use_row, place, provider, urn, postcode, placement_id, version, carer_id, is_temporary,
  lag(cut_start) over (partition by person_id, poc_start order by cut_start) as before_cut,
  lag(ls) over (partition by person_id, poc_start order by cut_start) as before_ls,
  lag(use_row) over (partition by person_id, poc_start order by cut_start) as before_use_row,
  lag(place) over (partition by person_id, poc_start order by cut_start) as before_place,
  lag(provider) over (partition by person_id, poc_start order by cut_start) as before_provider,
  lag(urn) over (partition by person_id, poc_start order by cut_start) as before_urn,
  lag(postcode) over (partition by person_id, poc_start order by cut_start) as before_postcode,
  lag(placement_id) over (partition by person_id, poc_start order by cut_start) as before_placement_id,
  lag(version) over (partition by person_id, poc_start order by cut_start) as before_version,
  lag(carer_id) over (partition by person_id, poc_start order by cut_start) as before_carer_id,
  lag(change_code) over (partition by person_id, poc_start order by cut_start) as before_change_code,
  lag(is_temporary) over (partition by person_id, poc_start order by cut_start) as before_is_temporary
from interval_value
