-- model:  temporary_stay
-- about:  each temporary stay and whether the child went back to the same placement after it; an absence still open on the as-at day is given the benefit of the doubt
-- grain:  person_id, poc_start, source_row
select
  s.person_id, s.poc_start, s.source_row, s.in_from, s.in_to, m.chain_no, m.before_row, m.after_row,
  case when m.before_row is null then false
       when p.poc_end is null and m.chain_end = p.poc_cut then true
       when m.after_row is null then false
       when b.source_row = a.source_row or b.placement_id = a.placement_id then true
       when b.carer_id is not null and a.carer_id is not null then b.carer_id = a.carer_id
       else (b.place is not distinct from a.place) and (b.postcode is not distinct from a.postcode)
  end as returned,
  p.poc_end is null and m.chain_end = p.poc_cut as still_away
from stay_chain s
join stay_main m on m.person_id = s.person_id and m.poc_start = s.poc_start and m.chain_no = s.chain_no
join period_of_care p on p.person_id = s.person_id and p.poc_start = s.poc_start
left join placement_typed b on b.source_row = m.before_row
left join placement_typed a on a.source_row = m.after_row
