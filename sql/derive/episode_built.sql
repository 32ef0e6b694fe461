-- model:  episode_built
-- about:  episodes of every period of care before the reasons for leaving and moving are worked out; the values are those of the first stretch, the ending placement that of the last
-- grain:  person_id, poc_start, decom
with repairs as (
  select e.person_id, e.poc_start, e.decom,
    bool_or(v.repaired) as repaired, bool_or(v.gap_filled) as gap_filled, bool_or(v.recoded) as recoded
  from episode_start e
  join interval_value v on v.person_id = e.person_id and v.poc_start = e.poc_start and v.cut_start >= e.decom and v.cut_start < e.cut_to
  group by e.person_id, e.poc_start, e.decom
)
select
  e.person_id, e.poc_start, e.decom, e.rne, e.decided, e.legal_changed, e.four_changed, e.is_last,
  case when e.is_last then p.poc_end else e.next_start end as dec,
  f.ls, f.legal_row, f.place, f.provider, f.urn, f.postcode, f.placement_row, f.use_row, f.main_row, f.kind, f.is_temporary, f.type_map_row,
  l.legal_row as last_legal_row, l.placement_row as last_placement_row, l.use_row as last_use_row, l.change_code, l.change_map_row,
  e.next_rne, e.next_decided, e.next_place_type_changed, e.next_same_carer,
  r.repaired, r.gap_filled, r.recoded
from episode_start e
join period_of_care p on p.person_id = e.person_id and p.poc_start = e.poc_start
join interval_value f on f.person_id = e.person_id and f.poc_start = e.poc_start and f.cut_start = e.decom
join interval_value l on l.person_id = e.person_id and l.poc_start = e.poc_start and l.cut_end = e.cut_to
join repairs r on r.person_id = e.person_id and r.poc_start = e.poc_start and r.decom = e.decom
