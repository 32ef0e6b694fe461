-- model:  episode_origin
-- about:  the episodes of the module beside the rows they were built from
-- grain:  row_number
select e.row_number, e.person_id, e.decom, e.dec, e.rne, e.cin, e.place, e.place_provider, e.rec, e.reason_place_change, e.home_post, e.pl_post, e.urn,
  c.legal_row, c.use_row, c.main_row, c.kind, c.is_last, c.carer_decided, c.legal_changed,
  c.last_use_row, c.reason_decided, c.change_map_row, c.home_row, c.home_decided, c.type_map_row, c.rec_inferred,
  o.source_table as poc_table, o.source_row as poc_row, o.last_source_row as poc_last_row, o.need_row, o.need_map_row, o.end_reason_map_row,
  n.legal_row as next_legal_row, n.use_row as next_use_row, n.rne as next_rne
from episodes e
join episode_chain c on c.person_id = e.person_id and c.decom = e.decom
join period_of_care o on o.person_id = c.person_id and o.poc_start = c.poc_start
left join episode_chain n on n.person_id = c.person_id and n.poc_start = c.poc_start and n.decom = c.dec and not c.is_last
